import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { coalesce } from "../../../server/platform/hints/coalesce.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("sends the first at once and of those that follow only the newest, after the pause", () => {
  const sent: bigint[] = [];
  const sending = coalesce(50, (position) => void sent.push(position));
  for (const position of [1n, 2n, 4n, 3n]) sending.give(position);
  expect(sent).toEqual([1n]);
  vi.advanceTimersByTime(49);
  expect(sent).toEqual([1n]);
  vi.advanceTimersByTime(1);
  expect(sent).toEqual([1n, 4n]);
});

it("sends at most twenty times a second, however much comes", () => {
  const sent: bigint[] = [];
  const sending = coalesce(50, (position) => void sent.push(position));
  for (let at = 0; at < 1_000; at += 1) {
    sending.give(BigInt(at));
    vi.advanceTimersByTime(1);
  }
  expect(sent.length).toBeLessThanOrEqual(21);
  vi.advanceTimersByTime(50);
  expect(sent.at(-1)).toBe(999n);
});

it("sends nothing more once it has ended", () => {
  const sent: bigint[] = [];
  const sending = coalesce(50, (position) => void sent.push(position));
  sending.give(1n);
  sending.give(2n);
  sending.end();
  vi.advanceTimersByTime(200);
  expect(sent).toEqual([1n]);
});
