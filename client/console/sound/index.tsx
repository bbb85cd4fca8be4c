import type { ReactNode } from "react";

/** Rings for new incidents until somebody acknowledges; where it is not offered yet nothing is shown. */
export function SoundBadge(): ReactNode {
  return null;
}
