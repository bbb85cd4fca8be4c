import { Select } from "antd";
import { useEffect, type ReactNode } from "react";
import { useQuery } from "urql";
import { MatterChoicesDocument, MatterSuggestionsDocument, type Tier } from "../../generated/graphql.js";
import { fitsChoice } from "../actions/index.js";
import { useSettled } from "../ask/index.js";
import { TIER_SHAPE, useWords } from "../words/index.js";
import { Labelled } from "./labelled.js";
import type { DraftAndWays } from "./use-draft.js";

const SETTLE_MS = 300;
/** Less likely ones only stand in the way. */
const LEAST_SCORE = 0.01;
const TIERS: readonly Tier[] = ["EMERGENCY", "COORDINATED", "ORDINARY"];

/** Which matter it is: suggested from the words, chosen with Alt and a number, or found by code, characters, pinyin or initials. */
export function MatterField({ draft, change }: DraftAndWays): ReactNode {
  const words = useWords();
  const [{ data, fetching }] = useQuery({ query: MatterChoicesDocument });
  const matters = data?.matters ?? [];
  const usual = matters.find(({ code }) => code === draft.matterCode)?.tier;
  const tierWords = (tier: Tier) => `${TIER_SHAPE[tier]} ${words(`tier.${tier}`)}`;
  return (
    <>
      <Suggestions draft={draft} change={change} />
      <div className="intake-pair">
        <Labelled label={words("intake.matter")}>
          {({ id }) => (
            <Select
              id={id}
              showSearch={{
                filterOption: (typed, option) => option !== undefined && fitsChoice(typed, option.label),
              }}
              value={draft.matterCode}
              placeholder={words("intake.matterHint")}
              loading={fetching}
              allowClear
              notFoundContent={words(fetching ? "field.loading" : "field.nothing")}
              onChange={(code: string | undefined) => change({ matterCode: code ?? null })}
              options={matters.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
            />
          )}
        </Labelled>
        <Labelled label={words("intake.tier")}>
          {({ id }) => (
            <Select
              id={id}
              value={draft.tier ?? ""}
              onChange={(tier: Tier | "") => change({ tier: tier || null })}
              options={[
                {
                  value: "",
                  label: usual === undefined ? words("intake.tierOfMatter") : `${tierWords(usual)}`,
                },
                ...TIERS.filter((tier) => tier !== usual).map((tier) => ({ value: tier, label: tierWords(tier) })),
              ]}
            />
          )}
        </Labelled>
      </div>
    </>
  );
}

/** Up to three matters that the words speak for. */
function Suggestions({ draft: { description, matterCode }, change }: DraftAndWays): ReactNode {
  const words = useWords();
  const text = useSettled(description.trim(), SETTLE_MS);
  const [{ data }] = useQuery({ query: MatterSuggestionsDocument, variables: { text }, pause: text.length < 2 });
  const suggested = text.length < 2 ? [] : (data?.suggestMatters ?? []).filter(({ score }) => score >= LEAST_SCORE);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const nth = /^Digit([1-3])$/.exec(event.code)?.[1];
      const chosen = event.altKey && nth !== undefined ? suggested[Number(nth) - 1] : undefined;
      if (chosen === undefined) return;
      event.preventDefault();
      change({ matterCode: chosen.matter.code });
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [suggested, change]);
  return (
    <div className="intake-suggestions" role="group" aria-label={words("intake.suggested")} aria-live="polite">
      {suggested.map(({ matter, score, because }, index) => (
        <button
          key={matter.code}
          type="button"
          className="chip"
          aria-pressed={matter.code === matterCode}
          aria-keyshortcuts={`Alt+${index + 1}`}
          title={words("intake.because", { words: because.join("、") })}
          onClick={() => change({ matterCode: matter.code })}
        >
          <kbd>Alt+{index + 1}</kbd> <span aria-hidden>{TIER_SHAPE[matter.tier]}</span> {matter.name}{" "}
          {Math.round(score * 100)}%
        </button>
      ))}
    </div>
  );
}
