/** A line between nodes that carries positions and may lose any of them. */
export interface HintLine {
  readonly kind: "notify" | "nats";
  /** Whether it could be used a moment ago; without it the poll of each node still finds everything. */
  isConnected(): boolean;
  publish(position: bigint): void;
  close(): Promise<void>;
}

/** What a line does with what it hears: a position, or null where something may have been missed and one should look. */
export type HearHint = (position: bigint | null) => void;

/** Told of trouble with a line, which goes on trying. */
export type ReportLine = (what: string, error: unknown) => void;

/** Reads what another node sent; null where it is nothing of ours. */
export function readHint(text: string): bigint | null {
  return /^\d{1,18}$/.test(text) ? BigInt(text) : null;
}
