import { PhoneReportPositionsDocument } from "../../generated/squad/graphql.js";
import { ask } from "../line/ask.js";
import { newKey } from "../store/device-key.js";
import type { PhoneStore } from "../store/phone-store.js";
import { pointOf } from "./find-place.js";
import { isWorthTelling, type Fix } from "./position.rules.js";

const SEND_EVERY_MS = 15_000;
/** As many as the server takes at once. */
const BATCH = 200;

/** Tells the server where a squad on duty is, in batches, late ones too; returns how to stop. */
export function tellPositions(store: PhoneStore, squadId: string): () => void {
  if (!("geolocation" in navigator)) return () => undefined;
  let last: Fix | null = null;
  const watch = navigator.geolocation.watchPosition(
    ({ coords, timestamp }) => {
      const fix = { ...pointOf(coords), takenAt: timestamp };
      if (!isWorthTelling(last, fix)) return;
      last = fix;
      void store.keep("lastPoint", pointOf(coords));
      void store.positions.add({ ...fix, takenAt: new Date(timestamp).toISOString() }).then(send);
    },
    () => undefined,
    { enableHighAccuracy: true, maximumAge: 5_000 },
  );
  let sentAt = 0;
  let isSending = false;
  const send = async (): Promise<void> => {
    if (isSending || Date.now() - sentAt < SEND_EVERY_MS) return;
    isSending = true;
    sentAt = Date.now();
    await sendBatches(store, squadId).catch(() => undefined);
    isSending = false;
  };
  // A phone that sleeps stops its timers: what waits goes with the first wink.
  const timer = setInterval(() => void send(), SEND_EVERY_MS);
  const whenVisible = (): void => void send();
  document.addEventListener("visibilitychange", whenVisible);
  void send();
  return () => {
    navigator.geolocation.clearWatch(watch);
    clearInterval(timer);
    document.removeEventListener("visibilitychange", whenVisible);
  };
}

/** Sends all that waits; a batch that is refused is dropped, since no later time makes it true. */
async function sendBatches(store: PhoneStore, squadId: string): Promise<void> {
  for (;;) {
    const batch = await store.positions.orderBy("order").limit(BATCH).toArray();
    if (batch.length === 0) return;
    const positions = batch.map(({ order: _order, ...position }) => position);
    await ask(PhoneReportPositionsDocument, { input: { idempotencyKey: newKey(), squadId, positions } });
    await store.positions.bulkDelete(batch.map(({ order }) => order));
  }
}
