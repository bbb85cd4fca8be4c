import { Button } from "antd";
import { lazy, Suspense, useEffect, type ReactNode } from "react";
import { go, usePlace } from "../place/index.js";
import { useViewer } from "../session/index.js";
import { useWords } from "../words/index.js";

const IntakeForm = lazy(async () => ({ default: (await import("./intake-form.js")).IntakeForm }));

const open = () => go({ report: "unplaced" });

/** Opens the form for a new report, also by its key and wherever the address says so; nothing for whoever may not report. */
export function IntakeButton(): ReactNode {
  const words = useWords();
  const { mayReport } = useViewer();
  const { report } = usePlace().place;
  useOpeningKey(mayReport);
  if (!mayReport) return null;
  return (
    <>
      <Button size="small" type="primary" aria-keyshortcuts="n" aria-expanded={report !== null} onClick={open}>
        {words("intake.title")} <kbd>N</kbd>
      </Button>
      {report !== null && (
        <Suspense>
          <IntakeForm at={report} />
        </Suspense>
      )}
    </>
  );
}

function useOpeningKey(mayReport: boolean): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
      if (!mayReport || event.defaultPrevented || !isPlain || event.key.toLowerCase() !== "n") return;
      if (isWriting(event.target)) return;
      event.preventDefault();
      open();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [mayReport]);
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input, textarea, select, [contenteditable], [role=dialog]") !== null
  );
}
