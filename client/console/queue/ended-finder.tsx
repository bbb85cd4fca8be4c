import { Input, Modal } from "antd";
import { useCallback, useEffect, useState, type ReactNode } from "react";
import { useQuery } from "urql";
import { EndedIncidentsDocument, type EndedIncidentsQuery } from "../../generated/graphql.js";
import { readFault, useSettled } from "../ask/index.js";
import { usePlace } from "../place/index.js";
import { fullTime, TIER_SHAPE, useWords } from "../words/index.js";

interface EndedFinderProps {
  /** What was searched for already. */
  readonly begun: string;
  readonly close: () => void;
}

type Found = EndedIncidentsQuery["incidents"]["edges"][number]["node"];
const SETTLE_MS = 300;

/** Finds what has ended and left the queue, by number or words, the newest first: it may have to be read again or reopened. Enter takes the first. */
export function EndedFinder({ begun, close }: EndedFinderProps): ReactNode {
  const words = useWords();
  const { select } = usePlace();
  const [typed, setTyped] = useState(begun);
  const text = useSettled(typed.trim(), SETTLE_MS);
  const [{ data, error, fetching }] = useQuery({ query: EndedIncidentsDocument, variables: { text: text || null } });
  const found = data?.incidents.edges.map(({ node }) => node) ?? [];
  const isSettled = !fetching && text === typed.trim();
  const take = useCallback(
    ({ id }: Found) => {
      select(id);
      close();
    },
    [select, close],
  );
  // Who types and presses Enter at once means what their words will find.
  const [isFirstWanted, setFirstWanted] = useState(false);
  const first = isSettled ? found[0] : undefined;
  useEffect(() => {
    if (isFirstWanted && first !== undefined) take(first);
  }, [isFirstWanted, first, take]);
  const nothing = fetching ? words("field.loading") : words("queue.endedNone");
  return (
    <Modal open title={words("queue.ended")} onCancel={close} footer={null} width={640} destroyOnHidden>
      <Input
        autoFocus
        allowClear
        maxLength={100}
        value={typed}
        aria-label={words("queue.endedSearch")}
        placeholder={words("queue.endedSearch")}
        onChange={({ target }) => {
          setFirstWanted(false);
          setTyped(target.value);
        }}
        onPressEnter={() => setFirstWanted(true)}
      />
      {found.length === 0 && (
        <p className="panel-note" role="status">
          {error === undefined ? nothing : words(`fault.${readFault(error).kind}`)}
        </p>
      )}
      <FoundList found={found} isSettled={isSettled} take={take} />
    </Modal>
  );
}

interface FoundListProps {
  readonly found: readonly Found[];
  readonly isSettled: boolean;
  readonly take: (one: Found) => void;
}

function FoundList({ found, isSettled, take }: FoundListProps): ReactNode {
  const words = useWords();
  return (
    <ul className="ended-list" aria-busy={!isSettled}>
      {found.map((one) => (
        <li key={one.id}>
          <button type="button" onClick={() => take(one)}>
            <b>{one.number}</b> <span aria-hidden>{TIER_SHAPE[one.tier]}</span> {one.title}
            <span className="queue-quiet">
              <span className="queue-status">{words(`status.${one.status}`)}</span>
              {one.division.name} {one.address} · {fullTime(Date.parse(one.reportedAt))}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
