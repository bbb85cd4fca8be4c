import { PhoneReportPositionsDocument } from "../../generated/squad/graphql.js";
import { askAs, NotAnswered } from "../line/ask.js";
import { believable } from "../line/server-clock.rules.js";
import { serverNow } from "../line/server-clock.js";
import { newKey } from "../store/device-key.js";
import type { PhoneStore } from "../store/phone-store.js";
import { pointOf } from "./find-place.js";
import { isWorthTelling, type Fix } from "./position.rules.js";

const SEND_EVERY_MS = 15_000;
/** As many as the server takes at once. */
const BATCH = 200;

/** Where a squad is: noted while it is on duty, and told to the server in batches, late ones too, also after duty. */
export interface Positions {
  setDuty(isOnDuty: boolean): void;
  /** The network may be back: tell what waits now. */
  send(): void;
  close(): void;
}

/** Opens the positions of a squad; what an earlier duty left on the phone goes at once. */
export function openPositions(store: PhoneStore, squadId: string): Positions {
  let stopNoting: (() => void) | null = null;
  const send = (): void => void sendAlone(store, squadId).catch(() => undefined);
  // A phone that sleeps stops its timers: what waits goes with the first wink.
  const timer = setInterval(send, SEND_EVERY_MS);
  const whenVisible = (): void => send();
  document.addEventListener("visibilitychange", whenVisible);
  send();
  return {
    send,
    setDuty: (isOnDuty) => {
      if (isOnDuty === (stopNoting !== null)) return;
      stopNoting?.();
      stopNoting = isOnDuty ? notePositions(store, send) : null;
      if (!isOnDuty) send();
    },
    close: () => {
      stopNoting?.();
      clearInterval(timer);
      document.removeEventListener("visibilitychange", whenVisible);
    },
  };
}

/** Notes where the device is as far as it knows that well; `first` is called once there is something to tell. */
function notePositions(store: PhoneStore, first: () => void): () => void {
  if (!("geolocation" in navigator)) return () => undefined;
  let last: Fix | null = null;
  const watch = navigator.geolocation.watchPosition(
    ({ coords }) => {
      const takenAt = serverNow();
      const point = pointOf(coords);
      const fix = { ...point, takenAt };
      if (!isWorthTelling(last, fix)) return;
      const isFirst = last === null;
      last = fix;
      void note(store, { ...point, takenAt: new Date(takenAt).toISOString() }).then(isFirst ? first : undefined);
    },
    () => undefined,
    { enableHighAccuracy: true, maximumAge: 5_000 },
  );
  return () => navigator.geolocation.clearWatch(watch);
}

/** A phone that can keep nothing more goes on without its track. */
async function note(store: PhoneStore, position: Omit<Fix, "takenAt"> & { readonly takenAt: string }): Promise<void> {
  await store.positions.add(position).catch(() => undefined);
  await store.keep("lastPoint", position).catch(() => undefined);
}

/** Two windows of one phone tell a position once. */
async function sendAlone(store: PhoneStore, squadId: string): Promise<void> {
  await navigator.locks.request(`${store.name}-positions`, { ifAvailable: true }, async (lock) => {
    if (lock !== null) await sendBatches(store, squadId);
  });
}

/** Sends all that waits; a batch that is refused is dropped, since no later time makes it true. */
async function sendBatches(store: PhoneStore, squadId: string): Promise<void> {
  const ask = askAs(store.personId);
  for (;;) {
    const batch = await store.positions.orderBy("order").limit(BATCH).toArray();
    if (batch.length === 0) return;
    const positions = batch.map(({ longitude, latitude, accuracyMeters, takenAt }) => {
      return { longitude, latitude, accuracyMeters, takenAt: believable(takenAt, serverNow()) };
    });
    try {
      await ask(PhoneReportPositionsDocument, { input: { idempotencyKey: newKey(), squadId, positions } });
    } catch (error) {
      if (!(error instanceof NotAnswered)) throw error;
    }
    await store.positions.bulkDelete(batch.map(({ order }) => order));
  }
}
