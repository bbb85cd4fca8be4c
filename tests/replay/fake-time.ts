import type { Time } from "../../client/replay/pace.js";

/** A clock that stands still but for sleeping, which moves it at once and is written down. */
export function fakeTime(): Time & { slept: number[]; advance: (milliseconds: number) => void } {
  let now = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
  };
}
