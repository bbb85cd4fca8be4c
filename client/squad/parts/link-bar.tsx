import { countUnsent } from "../outbox/order.rules.js";
import { useDuty, useLink, usePhone, usePhotos, useSteps } from "../phone/phone-context.js";
import { useNow } from "./use-now.js";
import type { PhoneStore } from "../store/phone-store.js";
import { useStored } from "../store/use-stored.js";
import { clockTime } from "../words/times.js";
import { useWords, type WordKey } from "../words/words.js";

/** The top of every screen: who, on duty or not, how the line stands, and what is not sent yet. */
export function LinkBar() {
  const t = useWords();
  const { who, store } = usePhone();
  const duty = useDuty();
  const state = useLineState();
  const steps = useSteps();
  const unsent = countUnsent(steps, usePhotos());
  const refused = steps.filter(({ refusal }) => refusal !== null).length;
  const at = useStored(() => trueAt(store, who.squad === null ? "reportsAt" : "tasksAt"), [store, who]);
  const { name } = who.squad ?? who.person;
  return (
    <header className="link-bar">
      <strong>{name}</strong>
      {who.squad === null ? null : <span>{t(duty.onDuty ? "me.onDuty" : "me.offDuty")}</span>}
      <span className={`line ${state}`} role="status">
        {t(STATE_WORDS[state])}
        {state === "live" || at == null ? null : ` · ${t("link.staleSince", { time: clockTime(at) })}`}
      </span>
      {unsent === 0 ? null : (
        <a className="unsent" href="#/me">
          {t("link.unsent", { count: unsent })}
        </a>
      )}
      {refused === 0 ? null : (
        <a className="refused" href="#/me">
          {t("link.refused", { count: refused })}
        </a>
      )}
    </header>
  );
}

/** Until when what is shown was true: the server was heard then, or the list was taken, whichever is later. */
async function trueAt(store: PhoneStore, taken: string): Promise<string | null> {
  const heardAt = await store.read<string>("heardAt");
  const takenAt = await store.read<string>(taken);
  return takenAt === null || (heardAt !== null && heardAt > takenAt) ? heardAt : takenAt;
}

/** How the line stands, in the words of this phone. */
export type LineWord = "live" | "connecting" | "offline" | "signedOut";

const STATE_WORDS: Readonly<Record<LineWord, WordKey>> = {
  live: "link.live",
  connecting: "link.connecting",
  offline: "link.offline",
  signedOut: "link.signedOut",
};

/** Nobody looks at "connecting" for longer. */
const PATIENCE_MS = 8_000;

/** Whether what is shown is true now. */
export function useLineState(): LineWord {
  const link = useLink();
  const { isOver } = usePhone();
  const now = useNow(Date.now);
  if (isOver || link.kind === "signed-out") return "signedOut";
  if (link.kind === "live") return "live";
  const mayCome = link.kind === "connecting" && navigator.onLine && now - link.since < PATIENCE_MS;
  return mayCome ? "connecting" : "offline";
}
