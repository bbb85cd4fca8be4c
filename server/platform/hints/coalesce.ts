/** Sends at most once in a while, always the newest: the first at once, what comes meanwhile together at the end. */
export function coalesce(
  everyMs: number,
  send: (position: bigint) => void,
): { give(position: bigint): void; end(): void } {
  let newest: bigint | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const pause = (): void => {
    timer = setTimeout(() => {
      timer = null;
      if (newest === null) return;
      const position = newest;
      newest = null;
      send(position);
      pause();
    }, everyMs);
    timer.unref();
  };
  return {
    give(position) {
      if (timer !== null) {
        newest = newest === null || position > newest ? position : newest;
        return;
      }
      send(position);
      pause();
    },
    end() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
