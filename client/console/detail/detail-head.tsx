import { App, Button } from "antd";
import type { ReactNode } from "react";
import { useServerNow } from "../ask/index.js";
import { usePlace } from "../place/index.js";
import type { Detail } from "../selected/index.js";
import { fullTime, spanText, TIER_SHAPE, useWords } from "../words/index.js";

/** What it is, where, in which state, and how long is left. */
export function DetailHead({ detail }: { readonly detail: Detail }): ReactNode {
  const words = useWords();
  const place = [detail.township?.name, detail.village?.name, detail.grid?.name].filter((name) => name !== undefined);
  const marks = [
    detail.isConfidential ? words("detail.confidential") : null,
    detail.isMatterGuessed ? words("detail.guessed") : null,
    detail.disposition === null ? null : words(`disposition.${detail.disposition}`),
    detail.round > 1 ? words("detail.round", { round: detail.round }) : null,
  ].filter((mark) => mark !== null);
  return (
    <header className="detail-head">
      <h2 id="detail-number">
        {detail.number} <CopyNumber number={detail.number} />
      </h2>
      <p className="detail-title" data-tier={detail.tier}>
        <b>
          <span aria-hidden>{TIER_SHAPE[detail.tier]}</span> {words(`tier.${detail.tier}`)}
        </b>{" "}
        {detail.matter?.name ?? detail.title}
      </p>
      <p>
        <span className="detail-tag">{words(`status.${detail.status}`)}</span>
        {marks.map((mark) => (
          <span key={mark} className="detail-tag">
            {mark}
          </span>
        ))}
        {detail.duplicateOf !== null && <WayTo incident={detail.duplicateOf} />}
      </p>
      <TimeLeft dueAt={detail.nextDueAt} />
      <dl className="detail-facts">
        <dt>{words("detail.place")}</dt>
        <dd>
          {[place.length === 0 ? detail.division.name : place.join(" "), detail.address].filter(Boolean).join(" · ")}
        </dd>
        <dt>{words("detail.source")}</dt>
        <dd>
          {words(`source.${detail.source}`)} {detail.externalNumber} · {fullTime(Date.parse(detail.reportedAt))}
        </dd>
        <dt>{words("detail.commanding")}</dt>
        <dd>{detail.commandingCenter.name}</dd>
      </dl>
    </header>
  );
}

/** Where it went on: the incident that it was merged into. */
function WayTo({ incident: { id, number } }: { readonly incident: NonNullable<Detail["duplicateOf"]> }): ReactNode {
  const words = useWords();
  const { select } = usePlace();
  return (
    <Button size="small" type="link" onClick={() => select(id)}>
      {words("detail.duplicateOf", { number })}
    </Button>
  );
}

function CopyNumber({ number }: { readonly number: string }): ReactNode {
  const words = useWords();
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(number);
      void message.success(words("detail.copied", { number }));
    } catch {
      // Browsers give a clipboard to secure addresses only: the number is shown to be marked by hand.
      void message.info(words("detail.notCopied", { number }));
    }
  };
  return (
    <Button size="small" type="text" onClick={() => void copy()}>
      {words("detail.copy")}
    </Button>
  );
}

function TimeLeft({ dueAt }: { readonly dueAt: string | null }): ReactNode {
  const words = useWords();
  const now = useServerNow();
  if (dueAt === null) return <p className="detail-quiet">{words("detail.noClock")}</p>;
  const left = Date.parse(dueAt) - now;
  return (
    <p className="detail-left" data-late={left < 0} title={fullTime(Date.parse(dueAt))}>
      {words(left < 0 ? "detail.over" : "detail.remaining")} <strong>{spanText(Math.abs(left))}</strong>
    </p>
  );
}
