import type { Client } from "urql";
import { readFragment } from "../../generated/fragment-masking.js";
import { RefusalFieldsFragmentDoc, SignInDocument } from "../../generated/graphql.js";
import { readFault } from "../ask/index.js";
import { inOwnLanguage, say } from "../words/index.js";
import type { Credentials } from "./credentials-form.js";
import { keepName } from "./last-name.js";

/** Begins a session, which comes back as a cookie, so the token in the answer is left alone; gives what stands in the way, or null. */
export async function signIn(client: Client, input: Credentials): Promise<string | null> {
  const { data, error } = await client.mutation(SignInDocument, { input }).toPromise();
  if (error !== undefined) {
    const { code, kind } = readFault(error);
    return code === "RATE_LIMITED" ? say("session.tooMany", { seconds: waitOf(error.response) }) : say(`fault.${kind}`);
  }
  const refusal = readFragment(RefusalFieldsFragmentDoc, data?.signIn.refusal);
  if (refusal != null) return inOwnLanguage(refusal.message);
  keepName(input.name);
  return null;
}

const USUAL_WAIT_SECONDS = 60;

function waitOf(response: unknown): number {
  const said = response instanceof Response ? Number(response.headers.get("retry-after")) : 0;
  return said > 0 ? said : USUAL_WAIT_SECONDS;
}
