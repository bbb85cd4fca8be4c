import type { ReactNode } from "react";
import { useServerNow } from "../ask/index.js";
import { usePlace } from "../place/index.js";
import { useIncident, useSquads, type SquadRow } from "../store/index.js";
import { inOwnLanguage, useWords } from "../words/index.js";
import { ageText } from "./age-text.js";

/** What the selected squad is, whether it is free and why not, how old its position is, and what it is on; nothing while none is selected. */
export function SquadCard(): ReactNode {
  const words = useWords();
  const { place, go } = usePlace();
  const now = useServerNow();
  const squad = useSquads().find(({ id }) => id === place.squadId);
  if (squad === undefined) return null;
  const { name, agencyName, vehicle, availability, availabilityReason, assignments, place: seen } = squad;
  return (
    <section className="map-squad" aria-label={name}>
      <header>
        <b>{name}</b>
        <button type="button" className="bar-button" onClick={() => go({ squadId: null })}>
          {words("app.close")}
        </button>
      </header>
      <p>{[agencyName, vehicle].filter(Boolean).join(" · ")}</p>
      <p>
        {words(`availability.${availability}`)} {inOwnLanguage(availabilityReason)}
      </p>
      <p>{seen === null ? words("map.unseen") : words("map.seen", { age: ageText(words, now - seen.takenAt) })}</p>
      <ul>
        {assignments.map((assignment) => (
          <OnIncident key={assignment.id} {...assignment} />
        ))}
      </ul>
    </section>
  );
}

/** One incident that the squad is on; a press selects it. */
function OnIncident({ status, incidentId }: SquadRow["assignments"][number]): ReactNode {
  const words = useWords();
  const row = useIncident(incidentId);
  const { select } = usePlace();
  return (
    <li>
      {words(`assignmentStatus.${status}`)}{" "}
      {row !== undefined && (
        <button type="button" className="bar-button" onClick={() => select(incidentId)}>
          {row.matterName ?? row.title} · {row.divisionName}
        </button>
      )}
    </li>
  );
}
