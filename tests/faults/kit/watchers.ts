import { WebSocket } from "ws";
import { LiveLine, type FeedEntry, type LinkState } from "../../../client/live/index.js";

const FEED = `subscription ($after: Cursor) { incidentFeed(after: $after) { cursor previous resync entries { position type } } }`;

/** Somebody who watches the whole county and keeps what came. */
export interface Watcher {
  readonly positions: readonly number[];
  readonly faults: readonly string[];
  /** How the line stands now. */
  readonly state: LinkState;
  close(): Promise<void>;
}

/** What only some watchers want otherwise. */
export interface WatchOptions {
  readonly webSocket?: unknown;
  /** No word for this long means a dead line. */
  readonly silenceMs?: number;
  readonly query?: string;
  readonly random?: () => number;
  /** Told of all that came at once. */
  readonly heard?: (entries: readonly FeedEntry[]) => void;
}

/** Opens a watcher behind a cursor; `url` is asked for by the library once, so servers must come back at the same address. */
export function watch(url: string, token: string, after: string, options: WatchOptions = {}): Watcher {
  const { webSocket = WebSocket, query = FEED, random = () => Math.random() / 5, heard, silenceMs } = options;
  const positions: number[] = [];
  const faults: string[] = [];
  const silence = silenceMs === undefined ? {} : { silenceMs };
  const line = new LiveLine({ url, token: () => token, webSocket, random, ...silence });
  const apply = (entries: readonly FeedEntry[]): void => {
    for (const { position } of entries) {
      const number = Number(position);
      const last = positions.at(-1) ?? 0;
      if (number <= last) faults.push(`${number} came after ${last}`);
      positions.push(number);
    }
    heard?.(entries);
  };
  line.follow({
    query,
    variables: {},
    after,
    apply,
    ended: (error) => void faults.push(`ended: ${String(error)}`),
  });
  return {
    positions,
    faults,
    get state() {
      return line.state;
    },
    close: () => line.close(),
  };
}
