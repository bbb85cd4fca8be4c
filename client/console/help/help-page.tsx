import type { ReactNode } from "react";
import { useWords, type WordKey } from "../words/index.js";
import { LEGEND, type Term } from "./legend.js";

const PLACES: readonly (readonly [href: string, name: WordKey])[] = [
  ["/wall", "app.wall"],
  ["/squad/", "help.squad"],
  ["/explorer/", "help.explorer"],
  ["/schema.graphql", "help.contract"],
];

/** What is seen on the desk, in words, and what there is beside it. */
export function HelpPage(): ReactNode {
  const words = useWords();
  return (
    <div className="help">
      {LEGEND.map(({ title, terms }) => (
        <section key={title}>
          <h3>{words(title)}</h3>
          <dl>
            {terms.map((term) => (
              <TermWords key={term.name} {...term} />
            ))}
          </dl>
        </section>
      ))}
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

function TermWords({ mark, tier, name, says }: Term): ReactNode {
  const words = useWords();
  return (
    <div>
      <dt data-tier={tier}>
        {mark !== undefined && <span aria-hidden>{mark} </span>}
        {words(name)}
      </dt>
      <dd>{words(says)}</dd>
    </div>
  );
}
