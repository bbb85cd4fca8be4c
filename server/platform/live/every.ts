import type { Pace } from "./pace.js";

/** Does something again and again with a pause between, until it is ended. */
export function every(ms: number, pace: Pace, act: () => void): { end(): void } {
  let isEnded = false;
  let pause = pace.wait(ms);
  const go = async (): Promise<void> => {
    for (;;) {
      await pause.over;
      if (isEnded) return;
      act();
      pause = pace.wait(ms);
    }
  };
  void go();
  return {
    end() {
      isEnded = true;
      pause.end();
    },
  };
}
