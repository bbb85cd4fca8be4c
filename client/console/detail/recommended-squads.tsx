import { Button } from "antd";
import type { ReactNode } from "react";
import { useQuery } from "urql";
import { SquadChoicesDocument } from "../../generated/graphql.js";
import { useActionDesk, type Available } from "../actions/index.js";
import { inOwnLanguage, useWords } from "../words/index.js";

const SHOWN = 3;

/** The squads that would be best for a task, each with why, one press from being sent; what is short where there are none. */
export function RecommendedSquads({ assign }: { readonly assign: Available }): ReactNode {
  const words = useWords();
  const { begin } = useActionDesk();
  const { incident, task } = assign.target;
  const variables = { incidentId: incident.id, agencyId: task?.agency.id ?? null };
  const [{ data }] = useQuery({ query: SquadChoicesDocument, variables });
  if (data === undefined) return null;
  const { candidates, shortfall } = data.recommendSquads;
  return (
    <details className="detail-recommended" open={task?.assignments.length === 0}>
      <summary>{words("detail.recommend")}</summary>
      <ol>
        {candidates.slice(0, SHOWN).map(({ squad, reasons, warnings }) => (
          <li key={squad.id}>
            <Button size="small" onClick={() => begin(assign, { squadId: squad.id })}>
              {squad.name}
            </Button>{" "}
            <span className="detail-quiet">{[...reasons, ...warnings].map(inOwnLanguage).join("；")}</span>
          </li>
        ))}
      </ol>
      {shortfall.map((sentence) => (
        <p key={sentence} className="detail-quiet">
          {inOwnLanguage(sentence)}
        </p>
      ))}
    </details>
  );
}
