import type { ReactNode } from "react";
import { useServerNow } from "../ask/index.js";
import type { IncidentRow } from "../store/index.js";
import { spanText, TIER_SHAPE, useWords } from "../words/index.js";
import { isNew, unreachedEmergencies } from "./emergencies.rules.js";
import { publicTitle } from "./ticker.rules.js";
import { useOpenIncidents } from "./use-open-incidents.js";

/** The newest emergency that nobody has reached yet, large, and how many more there are; its place is kept free for it. */
export function Emergencies(): ReactNode {
  const words = useWords();
  const open = useOpenIncidents();
  const [newest, ...others] = unreachedEmergencies(open ?? []);
  return (
    <section className="wall-emergencies" aria-label={words("tier.EMERGENCY")} aria-live="assertive">
      {newest === undefined ? (
        <p className="wall-panel wall-calm">
          {open !== null && (
            <>
              <span aria-hidden>✓</span> {words("wall.noEmergency")}
            </>
          )}
        </p>
      ) : (
        <EmergencyCard key={newest.id} row={newest} others={others.length} />
      )}
    </section>
  );
}

function EmergencyCard({ row, others }: { readonly row: IncidentRow; readonly others: number }): ReactNode {
  const words = useWords();
  const now = useServerNow();
  const where = [row.townshipName, row.divisionName === row.townshipName ? null : row.divisionName];
  return (
    <article className="wall-panel wall-emergency" data-id={row.id} data-new={isNew(row, now)}>
      <p className="wall-emergency-head">
        <b>
          <span aria-hidden>{TIER_SHAPE[row.tier]}</span> {words(`tier.${row.tier}`)}
        </b>
        <span>
          {words(`status.${row.status}`)} · {words("wall.waiting")}
        </span>
        <time dateTime={new Date(row.reportedAt).toISOString()} aria-live="off">
          {words("wall.reportedAgo", { span: spanText(now - row.reportedAt) })}
        </time>
      </p>
      <p className="wall-emergency-title">{publicTitle(row) ?? words("wall.confidential")}</p>
      <p className="wall-emergency-place">
        <span>{where.filter((part) => part !== null).join(" · ")}</span>
        {others > 0 && <b>{words("wall.moreEmergencies", { count: others })}</b>}
      </p>
    </article>
  );
}
