import type { ReactNode } from "react";
import { useQuery } from "urql";
import { PreviewRoutingDocument, type RoutingQuestion } from "../../generated/graphql.js";
import { readFault } from "../ask/index.js";
import { useWords } from "../words/index.js";
import type { ReportPoint } from "../place/index.js";
import type { Draft } from "./draft.rules.js";

interface RoutingPreviewProps {
  readonly draft: Draft;
  readonly point: ReportPoint | null;
}

/** Who would lead and support, and why, before anything is sent. */
export function RoutingPreview({ draft, point }: RoutingPreviewProps): ReactNode {
  const words = useWords();
  const input: RoutingQuestion = {
    matterCode: draft.matterCode,
    tier: draft.tier,
    location: point && { ...point, system: "WGS84" },
    divisionCode: point === null ? draft.divisionCode : null,
  };
  const isAskable = draft.matterCode !== null && (point !== null || draft.divisionCode !== null);
  const [{ data, error, fetching }] = useQuery({
    query: PreviewRoutingDocument,
    variables: { input },
    pause: !isAskable || draft.intoIncidentId !== null,
  });
  if (draft.intoIncidentId !== null) return null;
  if (!isAskable) return <p className="intake-note">{words("intake.routingNeeds")}</p>;
  if (error !== undefined) return <p className="intake-note">{words(`fault.${readFault(error).kind}`)}</p>;
  if (data === undefined) return <p className="intake-note">{words("field.loading")}</p>;
  const { lead, supporting, steps, needsOperator } = data.explainRouting;
  const last = steps.at(-1);
  return (
    <section className="intake-routing" aria-label={words("intake.routing")} aria-busy={fetching} aria-live="polite">
      <h3>{words("intake.routing")}</h3>
      {needsOperator ? (
        <p className="intake-operator">
          ⚠ {words("intake.needsOperator")} {last?.because}
        </p>
      ) : (
        <p>
          {words("taskRole.LEAD")} <b>{lead?.name}</b>
          {supporting.length > 0 && ` · ${words("taskRole.ASSIST")} ${supporting.map(({ name }) => name).join("、")}`}
        </p>
      )}
      <details>
        <summary>{words("detail.why")}</summary>
        <ol>
          {steps.map(({ question, answer, because }) => (
            <li key={question}>
              {question} <b>{answer}</b> <small>{because}</small>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}
