import type { LinkState } from "../../live/index.js";
import { serverClock } from "../ask/index.js";
import { Watched } from "./watched.js";

/** How far what is shown can be trusted, in the server's time. */
export interface Link {
  readonly kind: LinkState["kind"];
  /** What is shown was true then; null while it is true now. */
  readonly staleSince: number | null;
  /** How long the newest entry took from the journal to this screen; null before the first one. */
  readonly delayMs: number | null;
  /** So many changes were made good after the line had broken; null once that has been said long enough. */
  readonly replayed: number | null;
}

const SAY_REPLAY_MS = 8_000;

/** Keeps the link for the screen: what the line says, and what the feed notices on the way. */
export class LinkWatch {
  readonly link = new Watched<Link>({ kind: "connecting", staleSince: null, delayMs: null, replayed: null });
  private forget: ReturnType<typeof setTimeout> | undefined;

  take(state: LinkState): void {
    const staleSince = "staleSince" in state ? state.staleSince : null;
    this.change({ kind: state.kind, staleSince });
  }

  /** An entry of the journal was received just now. */
  received(recordedAt: number): void {
    this.change({ delayMs: Math.max(0, serverClock.now() - recordedAt) });
  }

  replayed(entries: number): void {
    clearTimeout(this.forget);
    this.change({ replayed: entries });
    this.forget = setTimeout(() => this.change({ replayed: null }), SAY_REPLAY_MS);
  }

  private change(part: Partial<Link>): void {
    this.link.set({ ...this.link.get(), ...part });
  }
}
