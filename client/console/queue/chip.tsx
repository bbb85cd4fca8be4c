import type { ReactNode } from "react";

interface ChipProps {
  readonly isOn: boolean;
  readonly turn: () => void;
  readonly children: ReactNode;
}

/** A small switch that narrows a list; it is pressed or it is not. */
export function Chip({ isOn, turn, children }: ChipProps): ReactNode {
  return (
    <button type="button" className="chip" aria-pressed={isOn} onClick={turn}>
      {children}
    </button>
  );
}
