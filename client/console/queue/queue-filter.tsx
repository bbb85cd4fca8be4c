import { Select } from "antd";
import { useState, type ReactNode, type RefObject } from "react";
import type { IncidentStatus, Tier } from "../../generated/graphql.js";
import { usePlace } from "../place/index.js";
import { useReadIncidents, useTownships, type IncidentRow } from "../store/index.js";
import { loadInitials, matchesInitials, TIER_SHAPE, useWords } from "../words/index.js";
import { Chip } from "./chip.js";

const TIERS: readonly Tier[] = ["EMERGENCY", "COORDINATED", "ORDINARY"];
const STATUSES: readonly IncidentStatus[] = [
  "REPORTED",
  "VERIFYING",
  "FILED",
  "DISPATCHED",
  "HANDLING",
  "FEEDBACK",
  "CHECKING",
  "SUSPENDED",
];

/** What the queue is narrowed to: words, tiers, what is late or mine, states, townships and agencies. */
export function QueueFilter({ input }: { readonly input: RefObject<HTMLInputElement | null> }): ReactNode {
  const words = useWords();
  const { place, go } = usePlace();
  const { tiers, text, isMine, isOverdue } = place.filter;
  return (
    <search className="queue-filter">
      <input
        ref={input}
        type="search"
        value={text}
        placeholder={words("queue.search")}
        aria-label={words("queue.search")}
        aria-keyshortcuts="/"
        onFocus={() => void loadInitials()}
        onChange={({ target }) => go({ filter: { text: target.value } })}
        onKeyDown={({ key, currentTarget }) => {
          if (key === "Escape" || key === "Enter") currentTarget.blur();
          if (key === "Escape") go({ filter: { text: "" } });
        }}
      />
      <div className="queue-chips">
        {TIERS.map((tier) => (
          <Chip key={tier} isOn={tiers.includes(tier)} turn={() => go({ filter: { tiers: turned(tiers, tier) } })}>
            <span aria-hidden>{TIER_SHAPE[tier]}</span> {words(`tier.${tier}`)}
          </Chip>
        ))}
        <Chip isOn={isOverdue} turn={() => go({ filter: { isOverdue: !isOverdue } })}>
          {words("queue.overdue")}
        </Chip>
        <Chip isOn={isMine} turn={() => go({ filter: { isMine: !isMine } })}>
          {words("queue.mine")}
        </Chip>
      </div>
      <Choices />
    </search>
  );
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

function Choices(): ReactNode {
  const words = useWords();
  const { place, go } = usePlace();
  const { statuses, township, agencyId } = place.filter;
  const townships = useTownships();
  return (
    <div className="queue-choices">
      <Select<IncidentStatus[]>
        mode="multiple"
        maxTagCount="responsive"
        placeholder={words("queue.status")}
        aria-label={words("queue.status")}
        value={[...statuses]}
        // An address may name a state that no open incident is in.
        options={[...new Set([...STATUSES, ...statuses])].map((value) => ({ value, label: words(`status.${value}`) }))}
        showSearch={false}
        onChange={(chosen) => go({ filter: { statuses: chosen } })}
      />
      <Select<string | null>
        allowClear
        placeholder={words("queue.township")}
        aria-label={words("queue.township")}
        value={township}
        options={[...townships].map(([value, label]) => ({ value, label }))}
        showSearch={{ filterOption: fitsChoice }}
        onChange={(chosen) => go({ filter: { township: chosen ?? null } })}
      />
      <AgencyChoice chosen={agencyId} choose={(chosen) => go({ filter: { agencyId: chosen } })} />
    </div>
  );
}

/** Offers the agencies that lead something now. */
function AgencyChoice({
  chosen,
  choose,
}: {
  readonly chosen: string | null;
  readonly choose: (agencyId: string | null) => void;
}): ReactNode {
  const words = useWords();
  const readIncidents = useReadIncidents();
  const [options, setOptions] = useState<Choice[]>([]);
  // An address may name an agency before its incidents are here.
  const isUnnamed = chosen !== null && !options.some(({ value }) => value === chosen);
  const shown = isUnnamed ? leadsOf(readIncidents()) : options;
  return (
    <Select<string | null>
      allowClear
      placeholder={words("queue.agency")}
      aria-label={words("queue.agency")}
      value={chosen}
      options={shown}
      onOpenChange={(isOpen) => isOpen && setOptions(leadsOf(readIncidents()))}
      showSearch={{ filterOption: fitsChoice }}
      onChange={(agencyId) => choose(agencyId ?? null)}
    />
  );
}

function leadsOf(rows: readonly IncidentRow[]): Choice[] {
  const names = new Map<string, string>();
  for (const { leadId, leadName } of rows) if (leadId !== null && leadName !== null) names.set(leadId, leadName);
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label, "zh"));
}

function fitsChoice(typed: string, choice: { readonly label?: ReactNode } | undefined): boolean {
  const label = choice?.label;
  return typeof label === "string" && (label.includes(typed) || matchesInitials(label, typed));
}

function turned<Value>(list: readonly Value[], value: Value): readonly Value[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
}
