import { createHash } from "node:crypto";
import { MINUTES, SPREAD_AT, type Figure } from "./figures.js";

/** The minutes of a figure at a share between 0 and 1: straight between the measured points, flat beyond the outermost. */
export function minutesAt(figure: Figure, share: number): number {
  const minutes = MINUTES[figure];
  const above = SPREAD_AT.findIndex((point) => point >= share);
  if (above === 0) return minutes[0];
  const [low, high] = above === -1 ? [SPREAD_AT.length - 1, SPREAD_AT.length - 1] : [above - 1, above];
  const [from, to] = [minutes[low] ?? 0, minutes[high] ?? 0];
  const [start, end] = [SPREAD_AT[low] ?? 0, SPREAD_AT[high] ?? 1];
  return low === high ? to : from + ((share - start) / (end - start)) * (to - from);
}

/** A number between 0 and 1 that belongs to a thing and a question about it: the same after a restart, so that nothing is forgotten. */
export function fateOf(id: string, question: string): number {
  return createHash("sha256").update(`${question} ${id}`).digest().readUInt32BE(0) / 2 ** 32;
}

/** One of several, by a number between 0 and 1; throws where there is none. */
export function pick<Item>(items: readonly Item[], share: number): Item {
  const item = items[Math.min(items.length - 1, Math.floor(share * items.length))];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}
