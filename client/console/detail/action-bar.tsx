import { Button, Tooltip } from "antd";
import type { ReactNode } from "react";
import { useActionDesk, type Available } from "../actions/index.js";
import { useWords } from "../words/index.js";

/** What may be done with the incident itself: usual things first, what is hard to undo in a row of its own. */
export function ActionBar(): ReactNode {
  const words = useWords();
  const { available } = useActionDesk();
  const own = available.filter(({ target }) => target.task === null && target.report === null);
  if (available.length === 0) return <p className="detail-quiet">{words("detail.nothingToDo")}</p>;
  return (
    <nav className="detail-actions" aria-label={words("detail.actions")}>
      <ActionButtons available={own.filter(({ action }) => !action.isGrave)} />
      <ActionButtons available={own.filter(({ action }) => action.isGrave)} />
    </nav>
  );
}

/** A button for each of some actions, with its key. */
export function ActionButtons({ available }: { readonly available: readonly Available[] }): ReactNode {
  const words = useWords();
  const { begin } = useActionDesk();
  if (available.length === 0) return null;
  return (
    <div className="detail-buttons">
      {available.map((one) => {
        const { action, target } = one;
        const button = (
          <Button
            key={`${action.id} ${(target.report ?? target.assignment ?? target.task)?.id ?? ""}`}
            size="small"
            danger={action.isGrave}
            onClick={() => begin(one)}
          >
            {words(action.name)}
            {action.key !== null && <kbd aria-hidden>{action.key.toUpperCase()}</kbd>}
          </Button>
        );
        return action.key === null ? (
          button
        ) : (
          <Tooltip key={button.key} title={words("detail.keyOf", { key: action.key.toUpperCase() })}>
            {button}
          </Tooltip>
        );
      })}
    </div>
  );
}
