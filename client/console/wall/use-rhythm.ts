import { useCallback, useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { ReportRhythmDocument } from "../../generated/graphql.js";
import { readFault, type Fault } from "../ask/index.js";
import { useEntries, type Entry } from "../store/index.js";
import type { Rhythm } from "./rhythm.rules.js";

/** The rhythm as it was last read, and why it could not be read the last time. */
export interface RhythmState {
  readonly rhythm: Rhythm | null;
  readonly fault: Fault | null;
}

/** An hour ends and a day begins without anybody reporting. */
const EVERY_MS = 60_000;
const AFTER_REPORT_MS = 2_000;

/** Reads how today's reports stand against a usual day: every minute, and two seconds after a report, once for many. */
export function useRhythm(division: string | null): RhythmState {
  const client = useClient();
  const [state, setState] = useState<RhythmState>({ rhythm: null, fault: null });
  const soon = useRef<ReturnType<typeof setTimeout> | null>(null);
  const read = useCallback(async () => {
    if (division === null) return;
    const { data, error } = await client.query(ReportRhythmDocument, { division }).toPromise();
    const fault = error === undefined ? null : readFault(error);
    setState(({ rhythm }) => ({ rhythm: data?.reportRhythm ?? rhythm, fault }));
  }, [client, division]);
  useEffect(() => {
    void read();
    const timer = setInterval(() => void read(), EVERY_MS);
    return () => {
      clearInterval(timer);
      clearTimeout(soon.current ?? undefined);
      soon.current = null;
    };
  }, [read]);
  const hear = useCallback(
    (entries: readonly Entry[]) => {
      if (soon.current !== null || !entries.some(({ type }) => type === "incident.reported")) return;
      soon.current = setTimeout(() => {
        soon.current = null;
        void read();
      }, AFTER_REPORT_MS);
    },
    [read],
  );
  useEntries(hear);
  return state;
}
