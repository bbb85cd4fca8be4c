/** Thrown where more work waits than is bearable; the caller is told to come again. */
export class QueueFullError extends Error {
  constructor() {
    super("too many passwords wait to be checked");
    this.name = "QueueFullError";
  }
}

/** Runs costly work a few at a time and holds a bounded number back. */
export interface BoundedQueue {
  run<Value>(work: () => Promise<Value>): Promise<Value>;
}

/** Makes a queue; work beyond `parallel` waits its turn, beyond `waiting` it is refused at once. */
export function boundedQueue({
  parallel,
  waiting,
}: {
  readonly parallel: number;
  readonly waiting: number;
}): BoundedQueue {
  const line: (() => void)[] = [];
  let running = 0;
  const takeTurn = async (): Promise<void> => {
    if (running < parallel) {
      running += 1;
      return;
    }
    if (line.length >= waiting) throw new QueueFullError();
    // The one who ends hands the turn over, so `running` does not change in between.
    await new Promise<void>((resolve) => line.push(resolve));
  };
  const giveTurn = (): void => {
    const next = line.shift();
    if (next === undefined) running -= 1;
    else next();
  };
  return {
    async run(work) {
      await takeTurn();
      try {
        return await work();
      } finally {
        giveTurn();
      }
    },
  };
}
