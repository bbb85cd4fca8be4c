/** Work that is asked for from several sides. */
export interface OneAtATime {
  /** Has it done soon. */
  readonly ask: () => void;
  /** Resolves when what was asked for is done. */
  rest(): Promise<void>;
}

/**
 * Does something as often as it is asked for, never twice at once; whoever asks while it waits to begin shares that turn, so that
 * nothing piles up while it takes long. A failure is told and ends nothing.
 */
export function oneAtATime(act: () => Promise<void>, failed: (error: unknown) => void): OneAtATime {
  let running = Promise.resolve();
  let isAsked = false;
  const go = (): Promise<void> => {
    isAsked = false;
    return act();
  };
  return {
    ask() {
      if (isAsked) return;
      isAsked = true;
      running = running.then(go).catch(failed);
    },
    rest: () => running,
  };
}
