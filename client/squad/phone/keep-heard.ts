import type { LiveLine } from "../../live/index.js";
import { serverNow } from "../line/server-clock.js";
import type { PhoneStore } from "../store/phone-store.js";

/** Keeps until when the server was heard, and what is shown was true therefore: noted when the line is lost and when the phone is put away. Returns how to stop. */
export function keepHeard(line: LiveLine, store: PhoneStore): () => void {
  let isLive = false;
  const note = (): void => {
    if (!isLive) return;
    const heardAt = new Date(serverNow() - (Date.now() - line.link.lastHeardAt)).toISOString();
    void store.keep("heardAt", heardAt).catch(() => undefined);
  };
  const stop = line.link.listen(({ kind }) => {
    if (kind !== "live") note();
    isLive = kind === "live";
  });
  const whenHidden = (): void => {
    if (document.visibilityState === "hidden") note();
  };
  document.addEventListener("visibilitychange", whenHidden);
  return () => {
    note();
    stop();
    document.removeEventListener("visibilitychange", whenHidden);
  };
}
