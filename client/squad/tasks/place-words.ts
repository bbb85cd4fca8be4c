import type { PhoneTask } from "../store/phone-store.js";

/** A place in words: township, village or grid, and the address as it was told. */
export function placeWords({ township, village, grid, division, address }: PhoneTask["incident"]): string {
  const area = [township?.name, grid?.name ?? village?.name].filter((name) => name != null);
  return [...(area.length === 0 ? [division.name] : area), address]
    .filter((part) => part != null && part !== "")
    .join(" ");
}
