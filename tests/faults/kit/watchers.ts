import { WebSocket } from "ws";
import { LiveLine, type FeedEntry } from "../../../client/live/index.js";

const FEED = `subscription ($after: Cursor) { incidentFeed(after: $after) { cursor previous resync entries { position type } } }`;

/** Somebody who watches the whole county and keeps what came. */
export interface Watcher {
  readonly positions: readonly number[];
  readonly faults: readonly string[];
  close(): Promise<void>;
}

/** Opens a watcher behind a cursor; `url` is asked for by the library once, so servers must come back at the same address. */
export function watch(url: string, token: string, after: string): Watcher {
  const positions: number[] = [];
  const faults: string[] = [];
  const line = new LiveLine({ url, token: () => token, webSocket: WebSocket, random: () => Math.random() / 5 });
  const apply = (entries: readonly FeedEntry[]): void => {
    for (const { position } of entries) {
      const number = Number(position);
      const last = positions.at(-1) ?? 0;
      if (number <= last) faults.push(`${number} came after ${last}`);
      positions.push(number);
    }
  };
  line.follow({
    query: FEED,
    variables: {},
    after,
    apply,
    ended: (error) => void faults.push(`ended: ${String(error)}`),
  });
  return { positions, faults, close: () => line.close() };
}
