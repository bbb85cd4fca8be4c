import "./actions.css";
import { Alert, App, Button, Form, Input, Modal } from "antd";
import { useRef, useState, type ReactNode } from "react";
import { useClient } from "urql";
import { newIdempotencyKey, type Outcome } from "../ask/index.js";
import { useLink } from "../live/index.js";
import { useSelected } from "../selected/index.js";
import { useViewer } from "../session/index.js";
import { useWords, type Words } from "../words/index.js";
import type { Target } from "./action.js";
import { availableActions, type Available } from "./available.rules.js";
import type { Values } from "./field.js";
import { FieldInput } from "./field-input.js";
import { StaleNotice } from "./stale-notice.js";

interface ActionFormProps {
  readonly begun: Available;
  readonly given: Values;
  readonly end: () => void;
}

type Refused = Extract<Outcome<object>, { kind: "refused" | "failed" }>;

/** The form of one action: asks what it needs, sends it once, and keeps what was typed whatever the answer. */
export function ActionForm({ begun, given, end }: ActionFormProps): ReactNode {
  const words = useWords();
  const [form] = Form.useForm<Record<string, unknown>>();
  const { send, isSending, problem, target } = useSending(begun, end);
  const { action } = begun;
  const part = target.task?.agency.name ?? target.report?.originalIncident?.number;
  const about = part === undefined ? target.incident.number : `${target.incident.number} · ${part}`;
  return (
    <Modal
      open
      title={`${words(action.name)} · ${about}`}
      onCancel={end}
      footer={null}
      mask={false}
      width={480}
      destroyOnHidden
      focusTriggerAfterClose={false}
      className="action-form"
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ ...given }}
        onFinish={(values) => void send(values)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.submit();
        }}
      >
        <ActionFields begun={begun} target={target} problem={problem} />
        <ActionProblems begun={begun} target={target} problem={problem} />
        <div className="action-form-foot">
          <Button onClick={end}>{words("app.close")}</Button>
          <Button
            type="primary"
            danger={action.isGrave}
            htmlType="submit"
            loading={isSending}
            autoFocus={action.fields.length === 0}
          >
            {words(action.name)}
          </Button>
        </div>
      </Form>
    </Modal>
  );
}

interface PartProps {
  readonly begun: Available;
  readonly target: Target;
  readonly problem: Refused | null;
}

/** The fields; what the server refused because of one of them stands under it. */
function ActionFields({ begun, target, problem }: PartProps): ReactNode {
  const words = useWords();
  const isForOthers = useActsForOthers(target);
  const { fields } = begun.action;
  const named = fieldOf(problem, begun);
  return (
    <>
      {fields.map((field, index) => (
        <Form.Item
          key={field.name}
          name={field.name}
          label={words(field.label)}
          rules={field.isRequired ? [{ required: true, message: words("field.missing") }] : []}
          {...(named === field.name ? { validateStatus: "error" as const, help: problemText(words, problem) } : {})}
        >
          <FieldInput field={field} target={target} isFirst={index === 0} />
        </Form.Item>
      ))}
      {isForOthers && (
        <Form.Item name="onBehalf" label={words("field.onBehalf")}>
          <Input maxLength={100} placeholder={words("field.onBehalfHint")} />
        </Form.Item>
      )}
    </>
  );
}

/** What keeps the action from being done, where no field is to blame. */
function ActionProblems({ begun, target, problem }: PartProps): ReactNode {
  const words = useWords();
  const { staleSince } = useLink();
  const isStale = problem?.kind === "refused" && problem.refusal.code === "STALE_VERSION";
  return (
    <>
      {problem !== null && fieldOf(problem, begun) === null && (
        <Alert type="error" showIcon title={problemText(words, problem)} role="alert" />
      )}
      {isStale && <StaleNotice incidentId={target.incident.id} />}
      {staleSince !== null && <Alert type="warning" showIcon title={words("field.offline")} />}
    </>
  );
}

/** Sends an action; the newest state of its target is taken each time, and the key stays while the same thing is asked again. */
function useSending(begun: Available, end: () => void) {
  const words = useWords();
  const client = useClient();
  const { message } = App.useApp();
  const { state, refresh } = useSelected();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<Refused | null>(null);
  const intent = useRef({ text: "", key: "" });
  const target = newestTarget(begun, state.kind === "ready" ? availableActions(state.detail) : []);
  const send = async (values: Values) => {
    if (isSending) return;
    const text = JSON.stringify(values);
    if (intent.current.text !== text) intent.current = { text, key: newIdempotencyKey() };
    setSending(true);
    setProblem(null);
    const outcome = await begun.action.give(client, target, values, intent.current.key);
    setSending(false);
    refresh();
    if (outcome.kind === "done") {
      void message.success(words("field.done", { action: words(begun.action.name), number: target.incident.number }));
      return end();
    }
    // A refused command left nothing behind, its key neither.
    if (outcome.kind === "refused") intent.current = { text: "", key: "" };
    setProblem(outcome);
  };
  return { send, isSending, problem, target };
}

function newestTarget({ action, target }: Available, available: readonly Available[]): Target {
  const same = available.find(
    (one) =>
      one.action.id === action.id &&
      one.target.incident.id === target.incident.id &&
      one.target.task?.id === target.task?.id &&
      one.target.assignment?.id === target.assignment?.id &&
      one.target.report?.id === target.report?.id,
  );
  return same?.target ?? target;
}

/** Whether the viewer acts for people of another agency, who then called by telephone. */
function useActsForOthers({ task }: Target): boolean {
  const { post } = useViewer();
  return task !== null && task.agency.id !== post.agencyId;
}

function fieldOf(problem: Refused | null, { action }: Available): string | null {
  const name = problem?.kind === "refused" ? problem.refusal.path?.at(-1) : undefined;
  return action.fields.some((field) => field.name === name) ? (name ?? null) : null;
}

/** What happened and what to do about it. */
function problemText(words: Words, problem: Refused | null): string {
  if (problem === null) return "";
  if (problem.kind === "failed") return words(`fault.${problem.fault.kind}`);
  return `${problem.refusal.message} ${words(`refusal.${problem.refusal.code}`)}`;
}
