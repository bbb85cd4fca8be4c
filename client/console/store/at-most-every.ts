import type { Schedule } from "./keyed-rows.js";

/** Works at once, and then again at most every so many milliseconds. */
export function atMostEvery(ms: number): Schedule {
  let workedAt = Number.NEGATIVE_INFINITY;
  return (work) => {
    const worked = () => {
      workedAt = performance.now();
      work();
    };
    const wait = workedAt + ms - performance.now();
    if (wait <= 0) worked();
    else setTimeout(worked, wait);
  };
}
