import type { Step } from "../store/phone-store.js";

/** The step that is sent next: the oldest of those that stand first in their lane and were not refused; null where nothing can be sent. */
export function nextToSend(steps: readonly Step[]): Step | null {
  const heads = new Map<string, Step>();
  for (const step of steps.toSorted((a, b) => a.order - b.order)) if (!heads.has(step.lane)) heads.set(step.lane, step);
  return [...heads.values()].find(({ refusal }) => refusal === null) ?? null;
}

/** How many things are still to be sent: steps that somebody took and that were not refused, and photos whose bytes have not gone. */
export function countUnsent(
  steps: readonly Pick<Step, "kind" | "refusal">[],
  photos: readonly { readonly isUploaded: boolean; readonly evidenceId: string | null }[],
): number {
  // A photo that is not even registered has its own step, and is one thing and not two.
  const taken = steps.filter(({ kind, refusal }) => kind !== "PHOTO" && refusal === null).length;
  return taken + photos.filter(({ isUploaded }) => !isUploaded).length;
}

/** How long to wait after so many failures in a row: 2 s, doubling to a minute. */
export function waitAfter(failures: number): number {
  return Math.min(2_000 * 2 ** Math.max(0, failures - 1), 60_000);
}
