import { ListState } from "../parts/list-states.js";
import { useLineState } from "../parts/link-bar.js";
import { usePhone, useSteps } from "../phone/phone-context.js";
import { useStored } from "../store/use-stored.js";
import { clockTime } from "../words/times.js";
import { useWords } from "../words/words.js";
import { Refused, Written } from "./refused.js";
import { TierTag } from "./tier-tag.js";

/** What the person reported: what still waits on the phone first, then by time with the state of each. */
export function OwnReports() {
  const t = useWords();
  const { store } = usePhone();
  const waiting = useSteps().filter(({ kind }) => kind === "REPORT");
  const line = useLineState();
  const reports = useStored(() => store.reports.toArray(), [store]);
  const wasLoaded = useStored(() => store.read<string>("reportsAt"), [store]);
  if (reports === undefined || wasLoaded === undefined) return <ListState kind="loading" />;
  if (wasLoaded === null && reports.length === 0 && waiting.length === 0)
    return <ListState kind={line === "offline" ? "error" : "loading"} />;
  const known = reports.toSorted((a, b) => b.reportedAt.localeCompare(a.reportedAt));
  return (
    <section className={line === "live" ? "" : "stale"} aria-label={t("app.reports")}>
      {waiting.length + known.length === 0 ? <ListState kind="empty" words={t("reports.none")} /> : null}
      {waiting.map((step) => (
        <article key={step.order} className="report">
          <p className="who">
            {t("reports.waiting")} {clockTime(step.madeAt)}
          </p>
          {step.refusal === null ? <Written said={step.said} /> : <Refused step={step} />}
        </article>
      ))}
      {known.map((report) => (
        <article key={report.id} className="report">
          <header>
            <TierTag tier={report.tier} />
            <h2>{report.title}</h2>
            <span className="status">{t(`incidentStatus.${report.status}`)}</span>
          </header>
          <p className="who">
            {report.number} · {clockTime(report.reportedAt)} · {report.grid?.name ?? report.division.name}
          </p>
          {report.lead === null ? null : <p className="who">{t("reports.lead", { name: report.lead.name })}</p>}
        </article>
      ))}
    </section>
  );
}
