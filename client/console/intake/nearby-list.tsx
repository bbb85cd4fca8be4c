import { useMemo, type ReactNode } from "react";
import { useServerNow } from "../ask/index.js";
import { isEnded, useReadIncidents } from "../store/index.js";
import { spanText, TIER_SHAPE, useWords } from "../words/index.js";
import { nearbyOf, type Nearby, type ReportedPlace } from "./nearby.rules.js";
import type { DraftAndWays } from "./use-draft.js";

interface NearbyListProps extends DraftAndWays {
  readonly place: ReportedPlace;
}

/** Open incidents that may be the same: choosing one adds the report to it. */
export function NearbyList({ draft, change, place }: NearbyListProps): ReactNode {
  const words = useWords();
  const now = useServerNow();
  const readIncidents = useReadIncidents();
  const { point, divisionCode } = place;
  const nearby = useMemo(
    () =>
      nearbyOf(
        readIncidents().filter((row) => !isEnded(row)),
        { point, divisionCode },
        draft.matterCode,
      ),
    // oxlint-disable-next-line react/exhaustive-deps -- the lists are looked through once a second
    [readIncidents, point, divisionCode, draft.matterCode, now],
  );
  if (nearby.length === 0) return null;
  const toggle = (id: string) => change({ intoIncidentId: draft.intoIncidentId === id ? null : id });
  return (
    <section className="intake-nearby" aria-label={words("intake.nearby", { count: nearby.length })}>
      <h3>{words("intake.nearby", { count: nearby.length })}</h3>
      <p>{words("intake.nearbyHint")}</p>
      <ul>
        {nearby.map((one) => (
          <li key={one.row.id} data-chosen={one.row.id === draft.intoIncidentId}>
            <NearbyWords nearby={one} now={now} />
            <button
              type="button"
              className="chip"
              aria-pressed={one.row.id === draft.intoIncidentId}
              aria-label={words("intake.joinThis", { number: one.row.number })}
              onClick={() => toggle(one.row.id)}
            >
              {words("intake.join")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NearbyWords({ nearby, now }: { readonly nearby: Nearby; readonly now: number }): ReactNode {
  const words = useWords();
  const { row, distance, isSameMatter } = nearby;
  const facts = [
    distance === null ? row.divisionName : words("intake.metres", { metres: distance }),
    words(`status.${row.status}`),
    words("detail.ago", { span: spanText(now - row.reportedAt) }),
    ...(isSameMatter ? [words("intake.sameMatter")] : []),
  ];
  return (
    <span>
      <b data-tier={row.tier}>
        {TIER_SHAPE[row.tier]} {row.matterName ?? row.title}
      </b>{" "}
      {row.matterName === null ? "" : row.title}
      <small>
        {row.number} · {facts.join(" · ")}
      </small>
    </span>
  );
}
