import type { IncidentStatus, Tier } from "../../generated/graphql.js";
import { TIER_SHAPE, type WordKey } from "../words/index.js";

/** One thing that the screen shows: its mark where it has one, what it is called, and what it means. */
export interface Term {
  readonly mark?: string;
  readonly tier?: Tier;
  readonly name: WordKey;
  readonly says: WordKey;
}

const TIERS = ["EMERGENCY", "COORDINATED", "ORDINARY"] as const;
/** In the order in which an incident goes through them; the side roads behind. */
const STATUSES = [
  "REPORTED",
  "VERIFYING",
  "FILED",
  "DISPATCHED",
  "HANDLING",
  "FEEDBACK",
  "CHECKING",
  "CLOSED",
  "SUSPENDED",
  "REJECTED",
  "DUPLICATE",
  "CANCELLED",
] as const satisfies readonly IncidentStatus[];
const ON_MAP = [
  ["cluster", "⑫"],
  ["late", "△"],
  ["moving", "➤"],
  ["still", "◆"],
  ["faded", "◇"],
] as const;
const LINKS = [
  ["connecting", "○"],
  ["live", "●"],
  ["reconnecting", "◌"],
  ["signed-out", "✕"],
  ["closed", "✕"],
] as const;
const WORDS = [
  "incident",
  "report",
  "matter",
  "lead",
  "file",
  "dispatch",
  "accept",
  "return",
  "check",
  "callCounty",
  "suspend",
] as const;

/** What is seen on the desk, section by section, in the order in which an eye meets it. */
export const LEGEND: readonly { readonly title: WordKey; readonly terms: readonly Term[] }[] = [
  {
    title: "help.tiers",
    terms: TIERS.map((tier) => ({ mark: TIER_SHAPE[tier], tier, name: `tier.${tier}`, says: `help.${tier}` })),
  },
  {
    title: "help.statuses",
    terms: STATUSES.map((status) => ({ name: `status.${status}`, says: `help.status-${status}` })),
  },
  {
    title: "help.row",
    terms: [
      { name: "queue.remaining", says: "help.remaining" },
      { name: "queue.over", says: "help.over" },
      { name: "queue.isMatterGuessed", says: "help.guessed" },
      { name: "queue.isRulingPending", says: "help.ruling" },
      { name: "queue.isConfidential", says: "help.confidential" },
      { name: "status.CLOSED", says: "help.ended" },
    ],
  },
  { title: "map.title", terms: ON_MAP.map(([sign, mark]) => ({ mark, name: `help.${sign}`, says: `help.${sign}Is` })) },
  {
    title: "help.links",
    terms: LINKS.map(([kind, mark]) => ({ mark, name: `link.${kind}`, says: `help.link-${kind}` })),
  },
  { title: "help.words", terms: WORDS.map((word) => ({ name: `help.${word}`, says: `help.${word}Is` })) },
];
