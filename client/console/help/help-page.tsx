import type { ReactNode } from "react";
import { TIER_SHAPE, useWords, type WordKey } from "../words/index.js";

const TIERS = ["EMERGENCY", "COORDINATED", "ORDINARY"] as const;
const LINKS = [
  ["connecting", "○"],
  ["live", "●"],
  ["reconnecting", "◌"],
  ["signed-out", "✕"],
  ["closed", "✕"],
] as const;
const TERMS = [
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
const PLACES: readonly (readonly [href: string, name: WordKey])[] = [
  ["/wall", "app.wall"],
  ["/squad/", "help.squad"],
  ["/explorer/", "help.explorer"],
  ["/schema.graphql", "help.contract"],
];

/** What is seen on the desk, in words. */
export function HelpPage(): ReactNode {
  const words = useWords();
  return (
    <div className="help">
      <Legend title={words("help.tiers")}>
        {TIERS.map((tier) => (
          <Term
            key={tier}
            mark={TIER_SHAPE[tier]}
            tier={tier}
            name={words(`tier.${tier}`)}
            says={words(`help.${tier}`)}
          />
        ))}
      </Legend>
      <Legend title={words("help.row")}>
        <Term name={words("queue.remaining")} says={words("help.remaining")} />
        <Term name={words("queue.over")} says={words("help.over")} />
        <Term name={words("queue.isMatterGuessed")} says={words("help.guessed")} />
        <Term name={words("queue.isRulingPending")} says={words("help.ruling")} />
        <Term name={words("queue.isConfidential")} says={words("help.confidential")} />
        <Term name={words("status.CLOSED")} says={words("help.ended")} />
      </Legend>
      <Legend title={words("help.links")}>
        {LINKS.map(([kind, mark]) => (
          <Term key={kind} mark={mark} name={words(`link.${kind}`)} says={words(`help.link-${kind}`)} />
        ))}
      </Legend>
      <Legend title={words("help.words")}>
        {TERMS.map((term) => (
          <Term key={term} name={words(`help.${term}`)} says={words(`help.${term}Is`)} />
        ))}
      </Legend>
      <h3>{words("help.places")}</h3>
      <ul>
        {PLACES.map(([href, name]) => (
          <li key={href}>
            <a href={href} target="_blank" rel="noreferrer">
              {words(name)}
            </a>
          </li>
        ))}
      </ul>
      <p>{words("help.keys")}</p>
    </div>
  );
}

function Legend({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section>
      <h3>{title}</h3>
      <dl>{children}</dl>
    </section>
  );
}

interface TermProps {
  readonly mark?: string;
  readonly tier?: string;
  readonly name: string;
  readonly says: string;
}

function Term({ mark, tier, name, says }: TermProps): ReactNode {
  return (
    <div>
      <dt data-tier={tier}>
        {mark !== undefined && <span aria-hidden>{mark} </span>}
        {name}
      </dt>
      <dd>{says}</dd>
    </div>
  );
}
