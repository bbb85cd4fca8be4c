/** One reason of the answer, in Chinese for people. */
export interface RoutingStep {
  readonly question: string;
  readonly answer: string;
  readonly because: string;
}

/** An agency with the text of what it owes. */
export interface OwedDuty<Agency> {
  readonly agency: Agency;
  readonly duty: string;
}

/** A part of the answer with the step that explains it; `blocks` where only a person can go on from here. */
export interface Finding<Value> {
  readonly value: Value;
  readonly steps: readonly RoutingStep[];
  readonly blocks: boolean;
}
