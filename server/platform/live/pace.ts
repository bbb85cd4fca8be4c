/** Time as the live engine sees it: elapsed milliseconds, and waits that can be cut short. */
export interface Pace {
  now(): number;
  wait(ms: number): Wait;
}

/** A wait that is over by itself or by `end`. */
export interface Wait {
  readonly over: Promise<void>;
  end(): void;
}

/** The time of the machine; its waits do not keep the process alive. */
export const machinePace: Pace = {
  now: () => performance.now(),
  wait(ms) {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    timer.unref();
    return {
      over: promise,
      end() {
        clearTimeout(timer);
        resolve();
      },
    };
  },
};
