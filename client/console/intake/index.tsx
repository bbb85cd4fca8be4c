import type { ReactNode } from "react";

/** Opens the form for a new report; where it is not offered yet nothing is shown. */
export function IntakeButton(): ReactNode {
  return null;
}
