/** Tells whoever listens that the journal has grown; a hint only, which may be lost. */
export interface CommitHints {
  tell(position: bigint): void;
  /** Returns how to stop listening. */
  listen(listener: (position: bigint) => void): () => void;
}

/** Makes the hints of one process. */
export function makeCommitHints(): CommitHints {
  const listeners = new Set<(position: bigint) => void>();
  return {
    tell(position) {
      for (const listener of listeners) listener(position);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
