import { PhoneMattersDocument, type PhoneMattersQuery } from "../../generated/squad/graphql.js";
import { askAs } from "../line/ask.js";
import type { PhoneStore } from "../store/phone-store.js";

/** A matter as the report form needs it. */
export type PhoneMatter = PhoneMattersQuery["matters"][number];

const AGAIN_MS = 30_000;

/** Keeps the county's matters on the phone, asked for once with every start; returns how to stop. */
export function keepMatters(store: PhoneStore): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const load = async (): Promise<void> => {
    try {
      await store.keep("matters", (await askAs(store.personId)(PhoneMattersDocument, {})).matters);
    } catch {
      timer = setTimeout(() => void load(), AGAIN_MS);
    }
  };
  void load();
  return () => clearTimeout(timer);
}
