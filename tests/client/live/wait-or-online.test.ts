import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { waitOrOnline } from "../../../client/live/wait-or-online.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("who waits to come back", () => {
  const begin = (ms: number, network: EventTarget | null) => {
    const done = vi.fn<() => void>();
    const waiting = waitOrOnline(ms, () => 0.5, network);
    void (async () => {
      await waiting;
      done();
    })();
    return done;
  };

  it.each([
    ["a page whose network stays away", () => new EventTarget()],
    ["a runtime that cannot tell", () => null],
  ])("waits to the end: %s", async (_case, network) => {
    const done = begin(16_000, network());
    await vi.advanceTimersByTimeAsync(15_999);
    expect(done).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(done).toHaveBeenCalledOnce();
  });

  it("comes back within a second once the network is there", async () => {
    const network = new EventTarget();
    const done = begin(16_000, network);
    await vi.advanceTimersByTimeAsync(3_000);
    network.dispatchEvent(new Event("online"));
    await vi.advanceTimersByTimeAsync(499);
    expect(done).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(done).toHaveBeenCalledOnce();
  });
});
