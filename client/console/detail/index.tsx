import type { ReactNode } from "react";
import { usePlace } from "../place/index.js";
import { useIncident } from "../store/index.js";
import { useWords } from "../words/index.js";

/** Everything about the selected incident, and what may be done with it. */
export function DetailPanel(): ReactNode {
  const words = useWords();
  const { incidentId } = usePlace().place;
  const incident = useIncident(incidentId);
  if (incidentId === null) return <p className="panel-note">{words("detail.empty")}</p>;
  if (incident === undefined) return <p className="panel-note">{words("detail.gone")}</p>;
  return (
    <article className="panel-note">
      <h2>{incident.number}</h2>
      <p>{incident.title}</p>
    </article>
  );
}
