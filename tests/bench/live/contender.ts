import type { Program } from "./program.js";
import type { Audience, Commits } from "./subscribers.js";

/** A server that takes part: where its subscribers go, how something happens in it, and when it did. */
export interface Contender {
  readonly name: string;
  readonly audience: Omit<Audience, "count">;
  /** The process that serves the subscribers. */
  readonly program: Program;
  /** Makes one thing happen that every subscriber is told. */
  readonly publish: () => Promise<void>;
  /** When what happened since the last question did. */
  readonly commits: () => Promise<Commits>;
}
