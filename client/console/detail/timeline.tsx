import { useEffect, useRef, useState, type ReactNode } from "react";
import { useClient } from "urql";
import { IncidentJournalDocument, type IncidentJournalQuery } from "../../generated/graphql.js";
import { useServerNow } from "../ask/index.js";
import { clockTime, fullTime, isWord, spanText, useLanguage, useWords } from "../words/index.js";
import { changeWords } from "./change-words.js";

type Journal = NonNullable<IncidentJournalQuery["incident"]>["journal"];
type Entry = Journal["edges"][number]["node"];

const HOUR = 3_600_000;

/** What happened, the newest first: who, when, and what it changed. */
export function Timeline({ incidentId, state }: { readonly incidentId: string; readonly state: unknown }): ReactNode {
  const words = useWords();
  const { entries, hasFailed } = useJournal(incidentId, state);
  const now = useServerNow();
  return (
    <section className="detail-section">
      <h3>{words("detail.timeline")}</h3>
      {hasFailed && <p role="alert">{words("fault.unreachable")}</p>}
      <ol className="detail-timeline">
        {entries.toReversed().map((entry) => (
          <TimelineItem key={entry.position} entry={entry} now={now} />
        ))}
      </ol>
    </section>
  );
}

function TimelineItem({ entry, now }: { readonly entry: Entry; readonly now: number }): ReactNode {
  const words = useWords();
  const language = useLanguage();
  const at = Date.parse(entry.occurredAt);
  // The journal tells it in Chinese, once and for good; another language names the kind of change before it.
  const name = `change.${entry.type}`;
  const age = now - at;
  return (
    <li>
      <time dateTime={entry.occurredAt} title={fullTime(at)}>
        {age < HOUR ? words("detail.ago", { span: spanText(age) }) : clockTime(at)}
      </time>{" "}
      <b>
        {language !== "zh" && isWord(name) && `${words(name)} · `}
        {entry.summary}
      </b>{" "}
      <span className="detail-quiet">{entry.actor}</span>
      {changeWords(entry.changes, words).map((line) => (
        <p key={line} className="detail-quiet">
          {line}
        </p>
      ))}
    </li>
  );
}

/** The whole journal of an incident, loaded page after page, and again behind the last page whenever the incident has changed. */
function useJournal(
  incidentId: string,
  state: unknown,
): { readonly entries: readonly Entry[]; readonly hasFailed: boolean } {
  const client = useClient();
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const [hasFailed, setFailed] = useState(false);
  const lastFull = useRef<string | null>(null);
  useEffect(() => {
    let isOver = false;
    const load = async (): Promise<void> => {
      for (let hasMore = true; hasMore && !isOver;) {
        const variables = { id: incidentId, after: lastFull.current };
        const { data, error } = await client.query(IncidentJournalDocument, variables).toPromise();
        if (isOver) return;
        setFailed(error !== undefined);
        const journal = data?.incident?.journal;
        if (journal === undefined) return;
        setEntries((known) =>
          joined(
            known,
            journal.edges.map(({ node }) => node),
          ),
        );
        hasMore = journal.pageInfo.hasNextPage;
        if (hasMore) lastFull.current = journal.pageInfo.endCursor;
      }
    };
    void load();
    return () => {
      isOver = true;
    };
    // A newly read state is the reason to ask again: a note is an entry and no new version.
  }, [client, incidentId, state]);
  return { entries, hasFailed };
}

function joined(known: readonly Entry[], fresh: readonly Entry[]): readonly Entry[] {
  const have = new Set(known.map(({ position }) => position));
  return [...known, ...fresh.filter(({ position }) => !have.has(position))];
}
