import { describe, expect, it } from "vitest";
import { oneAtATime } from "../../server/app/one-at-a-time.js";
import { settle } from "../platform/live/manual-pace.js";

describe("work that is asked for from several sides", () => {
  it("is never done twice at once, and once more for all who asked meanwhile", async () => {
    const begun: PromiseWithResolvers<void>[] = [];
    const work = oneAtATime(
      () => {
        const turn = Promise.withResolvers<void>();
        begun.push(turn);
        return turn.promise;
      },
      () => undefined,
    );
    work.ask();
    await settle();
    for (let count = 0; count < 100; count += 1) work.ask();
    await settle();
    expect(begun).toHaveLength(1);
    begun[0]?.resolve();
    await settle();
    expect(begun).toHaveLength(2);
    begun[1]?.resolve();
    await work.rest();
    expect(begun).toHaveLength(2);
  });

  it("goes on after a failure, which is told", async () => {
    const failures: unknown[] = [];
    let done = 0;
    const work = oneAtATime(
      async () => {
        done += 1;
        if (done === 1) throw new Error("the database is away");
      },
      (error) => void failures.push(error),
    );
    work.ask();
    await work.rest();
    work.ask();
    await work.rest();
    expect([done, failures]).toEqual([2, [new Error("the database is away")]]);
  });
});
