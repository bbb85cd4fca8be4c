import { NotAnswered, SignedOut, Unreachable } from "../line/ask.js";
import type { PhoneStore } from "../store/phone-store.js";
import { carryOut } from "./carry-out.js";
import { nextToSend, waitAfter } from "./order.rules.js";
import { uploadPhoto } from "./upload-photo.js";

/** Sends whatever waits, whenever there is hope that it arrives. */
export interface Outbox {
  /** Something was put in, or the network may be back: try now. */
  send(): void;
  close(): void;
}

/** What stopped a run before the outbox was empty: the line, the session, or this phone's own store. */
type Stop = "unreachable" | "signed-out" | "store";

/** Opens the outbox of a store. */
export function openOutbox(store: PhoneStore): Outbox {
  let isSending = false;
  let isWanted = false;
  let isOver = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const run = async (): Promise<void> => {
    if (isSending || isOver) return;
    isSending = true;
    clearTimeout(timer);
    let stop: Stop | null = null;
    do {
      isWanted = false;
      stop = await sendAll(store, () => isOver);
      // What was put in meanwhile goes at once, unless there is no way.
    } while (isWanted && stop === null);
    isSending = false;
    failures = stop === null ? 0 : failures + 1;
    // Who is signed out is asked to sign in, which opens the outbox anew.
    if (stop !== null && stop !== "signed-out" && !isOver) timer = setTimeout(() => void run(), waitAfter(failures));
  };
  const send = (): void => {
    isWanted = true;
    void run();
  };
  const whenVisible = (): void => {
    if (document.visibilityState === "visible") send();
  };
  addEventListener("online", send);
  document.addEventListener("visibilitychange", whenVisible);
  send();
  return {
    send,
    close: () => {
      isOver = true;
      clearTimeout(timer);
      removeEventListener("online", send);
      document.removeEventListener("visibilitychange", whenVisible);
    },
  };
}

/** Two windows of one person must not send side by side: the order of a lane would be luck. */
async function sendAll(store: PhoneStore, isOver: () => boolean): Promise<Stop | null> {
  try {
    await navigator.locks.request(`${store.name}-outbox`, () => sendInOrder(store, isOver));
    return null;
  } catch (error) {
    if (error instanceof Unreachable) return "unreachable";
    // What could not be noted here is sent again under its key.
    return error instanceof SignedOut ? "signed-out" : "store";
  }
}

async function sendInOrder(store: PhoneStore, isOver: () => boolean): Promise<void> {
  for (let step = await next(store); step !== null && !isOver(); step = await next(store)) {
    try {
      await carryOut(store, step);
    } catch (error) {
      if (!(error instanceof NotAnswered)) throw error;
      await store.steps.update(step.order, { refusal: { code: "NOT_ANSWERED", message: error.message } });
    }
  }
  for (const photo of await store.photos.toArray()) if (isToUpload(photo) && !isOver()) await uploadPhoto(store, photo);
}

const next = async (store: PhoneStore) => nextToSend(await store.steps.toArray());

function isToUpload(photo: {
  readonly isUploaded: boolean;
  readonly uploadToken: string | null;
  readonly fault: string | null;
}): boolean {
  return !photo.isUploaded && photo.uploadToken !== null && photo.fault === null;
}
