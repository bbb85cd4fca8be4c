import { Alert, Button, Input } from "antd";
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { usePlace, type ReportPoint } from "../place/index.js";
import { useViewer } from "../session/index.js";
import { loadInitials, useWords } from "../words/index.js";
import { isEmptyDraft, nextDraft } from "./draft.rules.js";
import { FilesField } from "./files-field.js";
import { Labelled } from "./labelled.js";
import { MatterField } from "./matter-field.js";
import { NearbyList } from "./nearby-list.js";
import { PlaceField, useDivisionOf } from "./place-field.js";
import { ReporterFields } from "./reporter-fields.js";
import { RoutingPreview } from "./routing-preview.js";
import { useDraft, type DraftAndWays } from "./use-draft.js";
import { useSending, type Sending } from "./use-sending.js";
import "./intake.css";

/** The form for a new report: over the detail, so that the map stays in sight and can be pointed at. */
export function IntakeForm({ at }: { readonly at: ReportPoint | "unplaced" }): ReactNode {
  const words = useWords();
  const { go } = usePlace();
  const ways = useDraft(useViewer().personId);
  const point = at === "unplaced" ? null : at;
  const sending = useSending(ways, point);
  const form = useRef<HTMLElement>(null);
  const close = () => go({ report: null });
  useFocusOf(form, sending.faults);
  // Its lists are searched by pinyin from the first key on.
  useEffect(() => void loadInitials(), []);
  const press = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void sending.send();
    else if (event.key === "Escape" && !event.defaultPrevented) close();
    else return;
    event.preventDefault();
  };
  return createPortal(
    <section ref={form} className="intake" role="dialog" aria-label={words("intake.title")} onKeyDown={press}>
      <header>
        <h2>{words("intake.title")}</h2>
        <small>{words("intake.keys")}</small>
      </header>
      <IntakeFields ways={ways} point={point} faults={sending.faults} />
      <IntakeFoot ways={ways} sending={sending} close={close} />
    </section>,
    document.body,
  );
}

interface IntakeFieldsProps {
  readonly ways: DraftAndWays;
  readonly point: ReportPoint | null;
  readonly faults: Sending["faults"];
}

/** What is asked, in the order in which a caller tells it. */
function IntakeFields({ ways, point, faults }: IntakeFieldsProps): ReactNode {
  const words = useWords();
  const { draft, change } = ways;
  const divisionCode = useDivisionOf(draft, point);
  return (
    <div className="intake-fields">
      <Labelled label={words("intake.description")} fault={faults.description ?? null}>
        {(binding) => (
          <Input.TextArea
            {...binding}
            autoFocus
            rows={3}
            maxLength={4_000}
            value={draft.description}
            onChange={({ target }) => change({ description: target.value })}
          />
        )}
      </Labelled>
      <MatterField {...ways} />
      <PlaceField {...ways} point={point} fault={faults.place ?? null} />
      <NearbyList {...ways} place={{ point, divisionCode }} />
      <RoutingPreview draft={draft} point={point} />
      <ReporterFields {...ways} faults={faults} />
      <FilesField {...ways} />
    </div>
  );
}

interface IntakeFootProps {
  readonly ways: DraftAndWays;
  readonly sending: Sending;
  readonly close: () => void;
}

function IntakeFoot({ ways: { draft, change }, sending, close }: IntakeFootProps): ReactNode {
  const words = useWords();
  const { problem, isSending, send } = sending;
  return (
    <footer>
      {problem !== null && <Alert type="error" showIcon title={problem} role="alert" />}
      <div className="intake-buttons">
        <Button onClick={() => change(nextDraft(draft))} disabled={isEmptyDraft(draft)}>
          {words("intake.clear")}
        </Button>
        <Button onClick={close}>{words("app.close")}</Button>
        <Button type="primary" loading={isSending} aria-keyshortcuts="Control+Enter" onClick={() => void send()}>
          {words(draft.intoIncidentId === null ? "intake.send" : "intake.sendJoined")}
        </Button>
      </div>
    </footer>
  );
}

/** Goes to the first field that something is wrong with, and back to where the hand came from when the form closes. */
function useFocusOf(form: { readonly current: HTMLElement | null }, faults: object): void {
  const count = Object.keys(faults).length;
  useEffect(() => {
    if (count > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [form, count]);
  useEffect(() => {
    const cameFrom = document.activeElement;
    return () => {
      if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus();
    };
  }, []);
}
