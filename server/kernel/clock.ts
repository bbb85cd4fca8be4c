/** The only source of the present time; tests give a clock of their own. */
export interface Clock {
  now(): Date;
}

/** A clock that is set back further was wrong for so long that standing still would be worse. */
const MOST_BACK_MS = 10 * 60_000;

/** Never tells an earlier time than before: where the clock behind it is set back by minutes, it stands until time has caught up. */
export function steadyClock(behind: () => number): Clock {
  let told = 0;
  return {
    now() {
      const at = behind();
      if (at > told || told - at > MOST_BACK_MS) told = at;
      return new Date(told);
    },
  };
}

/** The clock of the machine. */
export const systemClock: Clock = steadyClock(() => Date.now());
