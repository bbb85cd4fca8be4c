import { useId, type ReactNode } from "react";

/** What an input needs to belong to its label and its fault. */
export interface InputBinding {
  readonly id: string;
  readonly "aria-invalid"?: true;
  readonly "aria-describedby"?: string;
  readonly status?: "error";
}

interface LabelledProps {
  readonly label: string;
  /** What is wrong with it, in words. */
  readonly fault?: string | null;
  readonly children: (binding: InputBinding) => ReactNode;
}

/** An input with its label above and its fault below. */
export function Labelled({ label, fault = null, children }: LabelledProps): ReactNode {
  const id = useId();
  const wrong = { "aria-invalid": true, "aria-describedby": `${id}-fault`, status: "error" } as const;
  return (
    <div className="labelled">
      <label htmlFor={id}>{label}</label>
      {children(fault === null ? { id } : { id, ...wrong })}
      {fault !== null && (
        <p id={`${id}-fault`} className="labelled-fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
