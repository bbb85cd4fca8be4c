/** Where a commit took place: in this process, or on another node that said so. */
export type HintOrigin = "own" | "other";

/** Tells whoever listens that the journal has grown; a hint only, which may be lost, doubled or late. */
export interface CommitHints {
  tell(position: bigint, origin?: HintOrigin): void;
  /** Returns how to stop listening. */
  listen(listener: (position: bigint, origin: HintOrigin) => void): () => void;
}

/** Makes the hints of one process. */
export function makeCommitHints(): CommitHints {
  const listeners = new Set<(position: bigint, origin: HintOrigin) => void>();
  return {
    tell(position, origin = "own") {
      for (const listener of listeners) listener(position, origin);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
