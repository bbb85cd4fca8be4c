import { Checkbox, Input, Select } from "antd";
import type { ReactNode } from "react";
import type { IncidentSource } from "../../generated/graphql.js";
import { fitsChoice } from "../actions/index.js";
import { useWords } from "../words/index.js";
import { ORDERS, SOURCES, type DraftField } from "./draft.rules.js";
import { Labelled } from "./labelled.js";
import type { DraftAndWays } from "./use-draft.js";

interface ReporterFieldsProps extends DraftAndWays {
  readonly faults: Readonly<Partial<Record<DraftField, string>>>;
}

/** By which channel it came and from whom, and what an order of another system says of itself. */
export function ReporterFields({ draft, change, faults }: ReporterFieldsProps): ReactNode {
  const words = useWords();
  return (
    <>
      <div className="intake-pair">
        <Labelled label={words("intake.source")}>
          {({ id }) => (
            <Select
              id={id}
              showSearch={{
                filterOption: (typed, option) => option !== undefined && fitsChoice(typed, option.label),
              }}
              value={draft.source}
              onChange={(source: IncidentSource) => change({ source })}
              options={SOURCES.map((source) => ({ value: source, label: words(`source.${source}`) }))}
            />
          )}
        </Labelled>
        <div className="intake-check">
          <Checkbox
            checked={draft.isConfidential}
            onChange={({ target }) => change({ isConfidential: target.checked })}
          >
            {words("intake.confidential")}
          </Checkbox>
        </div>
      </div>
      <div className="intake-pair">
        {ORDERS.has(draft.source) && <LineField name="externalNumber" {...{ draft, change, faults }} />}
        {ORDERS.has(draft.source) && (
          <LineField name="upstreamDueAt" type="datetime-local" {...{ draft, change, faults }} />
        )}
        <LineField name="reporterName" {...{ draft, change, faults }} />
        <LineField name="reporterPhone" type="tel" {...{ draft, change, faults }} />
      </div>
    </>
  );
}

interface LineFieldProps extends ReporterFieldsProps {
  readonly name: "externalNumber" | "upstreamDueAt" | "reporterName" | "reporterPhone";
  readonly type?: "text" | "tel" | "datetime-local";
}

function LineField({ name, type = "text", draft, change, faults }: LineFieldProps): ReactNode {
  const words = useWords();
  const fault = name === "reporterPhone" || name === "upstreamDueAt" ? faults[name] : undefined;
  return (
    <Labelled label={words(`intake.${name}`)} fault={fault ?? null}>
      {(binding) => (
        <Input
          {...binding}
          type={type}
          maxLength={100}
          autoComplete="off"
          value={draft[name]}
          onChange={({ target }) => change({ [name]: target.value })}
        />
      )}
    </Labelled>
  );
}
