import { App } from "antd";
import { useState } from "react";
import { useClient } from "urql";
import { ReportAtDeskDocument, type ReportAtDeskMutation } from "../../generated/graphql.js";
import { giveCommand, newIdempotencyKey, serverClock, type Outcome } from "../ask/index.js";
import { usePlace, type ReportPoint } from "../place/index.js";
import { useWords, type Words } from "../words/index.js";
import { checkDraft, EMPTY_DRAFT, fieldOfPath, nextDraft, reportOf, type DraftField } from "./draft.rules.js";
import type { DraftAndWays } from "./use-draft.js";

/** Sends the report, and what stands in the way of it, in words: at a field, or for the whole. */
export interface Sending {
  readonly send: () => Promise<void>;
  readonly isSending: boolean;
  readonly faults: Readonly<Partial<Record<DraftField, string>>>;
  readonly problem: string | null;
}

type Wrong = Exclude<Outcome<ReportAtDeskMutation>, { kind: "done" }>;

/** Sends a draft once: the same words again are the same report, also after a reload; another word makes it another one. */
export function useSending({ draft, change }: DraftAndWays, point: ReportPoint | null): Sending {
  const words = useWords();
  const client = useClient();
  const { go } = usePlace();
  const { message } = App.useApp();
  const [isSending, setSending] = useState(false);
  const [wasTried, setTried] = useState(false);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const missing = wasTried ? checkDraft(draft, point, serverClock.now()) : {};
  const send = async (): Promise<void> => {
    setTried(true);
    setWrong(null);
    if (isSending || Object.keys(checkDraft(draft, point, serverClock.now())).length > 0) return;
    const report = reportOf(draft, point);
    const text = JSON.stringify(report);
    const intent = draft.intent?.text === text ? draft.intent : { text, key: newIdempotencyKey() };
    change({ intent });
    setSending(true);
    const outcome = await giveCommand(client, ReportAtDeskDocument, report, intent.key);
    setSending(false);
    if (outcome.kind !== "done") {
      // A refused command left nothing behind, its key neither.
      if (outcome.kind === "refused") change({ intent: null });
      return setWrong(outcome);
    }
    change({ ...EMPTY_DRAFT, ...nextDraft(draft) });
    void message.success({ content: doneText(words, outcome.data, draft.intoIncidentId !== null), duration: 8 });
    go({ report: null, incidentId: outcome.data.reportIncident.incident?.id ?? null });
  };
  const field = wrong?.kind === "refused" ? fieldOfPath(wrong.refusal.path) : null;
  const told = Object.entries(missing).map(([name, key]) => [name, words(key)] as const);
  return {
    send,
    isSending,
    faults: { ...Object.fromEntries(told), ...(field === null ? {} : { [field]: problemText(words, wrong) }) },
    problem: wrong === null || field !== null ? null : problemText(words, wrong),
  };
}

/** What became of it: its number, and how far it has come by itself. */
function doneText(words: Words, { reportIncident }: ReportAtDeskMutation, isJoined: boolean): string {
  const { incident, number } = reportIncident;
  if (incident === null) return words("intake.doneElsewhere", { number: number ?? "" });
  if (isJoined) return words("intake.joined", { number: incident.number });
  const status = words(`status.${incident.status}`);
  return words("intake.done", { number: incident.number, status, lead: incident.lead?.name ?? words("intake.noLead") });
}

function problemText(words: Words, wrong: Wrong | null): string {
  if (wrong === null) return "";
  if (wrong.kind === "refused") return `${wrong.refusal.message} ${words(`refusal.${wrong.refusal.code}`)}`;
  return `${words(`fault.${wrong.fault.kind}`)} ${words("intake.kept")}`;
}
