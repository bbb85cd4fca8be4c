import type { ReactNode } from "react";
import type { Detail } from "../selected/index.js";
import { useWords } from "../words/index.js";

/** Why it went to whom it went, step by step, as it was decided. */
export function RoutingWords({ detail: { routing, lead, supporting } }: { readonly detail: Detail }): ReactNode {
  const words = useWords();
  if (routing === null) return null;
  const { rule, runnersUp, steps, needsOperator } = routing;
  return (
    <details className="detail-section">
      <summary>
        {words("detail.why")}
        <span className="detail-quiet">
          {" "}
          {needsOperator
            ? words("detail.needsOperator")
            : [lead?.name, ...supporting.map(({ name }) => name)].filter(Boolean).join("、")}
        </span>
      </summary>
      <ol className="detail-steps">
        {steps.map(({ question, answer, because }) => (
          <li key={question}>
            {question} <b>{answer}</b>
            <br />
            <span className="detail-quiet">{because}</span>
          </li>
        ))}
      </ol>
      {rule !== null && (
        <p className="detail-quiet">
          {words("detail.basis")}: {rule.basis} {rule.isInvented && `(${words("detail.invented")})`}
        </p>
      )}
      {runnersUp.length > 0 && (
        <p className="detail-quiet" title={runnersUp.map(({ basis }) => basis).join("\n")}>
          {words("detail.runnersUp", { count: runnersUp.length })}
        </p>
      )}
    </details>
  );
}
