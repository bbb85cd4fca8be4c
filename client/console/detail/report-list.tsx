import { Button, Input } from "antd";
import { useState, type ReactNode } from "react";
import { RevealReporterDocument } from "../../generated/graphql.js";
import { useActionDesk, type DetailReport } from "../actions/index.js";
import { useCommand } from "../ask/index.js";
import type { Detail } from "../selected/index.js";
import { fullTime, useWords } from "../words/index.js";
import { ActionButtons } from "./action-bar.js";

/** Every report that belongs to the incident, with who made it as far as the viewer needs to know. */
export function ReportList({ detail: { id, reports, reportCount } }: { readonly detail: Detail }): ReactNode {
  const words = useWords();
  return (
    <section className="detail-section">
      <h3>
        {words("detail.reports")} <span className="detail-quiet">{reportCount}</span>
      </h3>
      <ul className="detail-plain">
        {reports.edges.map(({ node }) => (
          <ReportItem key={node.id} report={node} isMerged={(node.originalIncident?.id ?? id) !== id} />
        ))}
      </ul>
      {reportCount > reports.edges.length && (
        <p className="detail-quiet">{words("detail.moreReports", { count: reportCount - reports.edges.length })}</p>
      )}
    </section>
  );
}

function ReportItem({ report, isMerged }: { readonly report: DetailReport; readonly isMerged: boolean }): ReactNode {
  const words = useWords();
  const { available } = useActionDesk();
  const isMasked = report.reporterPhone?.includes("*") === true || report.reporterName?.includes("*") === true;
  return (
    <li>
      <p className="detail-quiet">
        {fullTime(Date.parse(report.reportedAt))} · {words(`source.${report.source}`)} {report.reporterName}{" "}
        {report.reporterPhone}{" "}
        {isMerged && words("detail.mergedFrom", { number: report.originalIncident?.number ?? "" })}
      </p>
      <p>{report.text}</p>
      {isMasked && <Reveal reportId={report.id} />}
      <ActionButtons available={available.filter(({ target }) => target.report?.id === report.id)} />
    </li>
  );
}

/** Asks for a reason and then shows the reporter once; it is gone when another incident is selected. */
function Reveal({ reportId }: { readonly reportId: string }): ReactNode {
  const words = useWords();
  const [run, isRunning] = useCommand(RevealReporterDocument);
  const [reason, setReason] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const reveal = async (): Promise<void> => {
    const outcome = await run({ reportId, reason: reason ?? "" });
    if (outcome.kind === "failed") return setSaid(words(`fault.${outcome.fault.kind}`));
    if (outcome.kind === "refused") return setSaid(outcome.refusal.message);
    const { reporterName, reporterPhone } = outcome.data.revealReporter;
    setSaid([reporterName, reporterPhone].filter((part) => part !== null).join(" "));
  };
  if (said !== null) return <p role="status">{said}</p>;
  if (reason === null)
    return (
      <Button size="small" type="link" onClick={() => setReason("")}>
        {words("detail.reveal")}
      </Button>
    );
  return (
    <Input.Search
      size="small"
      autoFocus
      value={reason}
      placeholder={words("detail.revealReason")}
      enterButton={words("detail.reveal")}
      loading={isRunning}
      onChange={({ target }) => setReason(target.value)}
      onSearch={() => void reveal()}
    />
  );
}
