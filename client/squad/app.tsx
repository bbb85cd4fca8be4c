import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { session } from "./line/ask.js";
import { Broken, ListState } from "./parts/list-states.js";
import { LinkBar } from "./parts/link-bar.js";
import { UpdateBar } from "./parts/update-bar.js";
import { openPhone, type Phone } from "./phone/open-phone.js";
import { PhoneContext, useDuty, usePhone, type UsedPhone } from "./phone/phone-context.js";
import { askWho, identityOf, lastWho, rememberWho, whenOtherWindowChanged, type Who } from "./phone/who.js";
import { Me } from "./screens/me.js";
import { OwnReports } from "./screens/own-reports.js";
import { ReportForm } from "./screens/report-form.js";
import { SignIn } from "./screens/sign-in.js";
import { TaskList } from "./screens/task-list.js";
import { StoreFault } from "./store/store-trouble.js";
import { useWords, type WordKey } from "./words/words.js";

/** The phone: whoever used it last goes on without a network; a session that ended is begun anew without losing anything. */
export function App() {
  const t = useWords();
  const { who, isOver, become } = useWho();
  const phone = useOpened(who, isOver);
  // Over plain http a browser gives no position, no digest and no offline.
  if (!isSecureContext) return <p className="list-state error">{t("app.insecure")}</p>;
  if (who === null)
    return (
      <>
        <UpdateBar />
        <SignIn isAgain={false} done={become} />
      </>
    );
  if (phone === null) return <ListState kind="loading" />;
  return (
    <Broken>
      <PhoneContext value={phone}>
        <OpenStore />
        <TellDuty />
        <LinkBar />
        <UpdateBar />
        {isOver ? <SignIn isAgain done={become} /> : null}
        <Pages become={become} />
      </PhoneContext>
    </Broken>
  );
}

/** Whose phone it is, and whether their session is over. The session may be somebody else's by now, the squad another one; without a network all stays as it was. */
function useWho() {
  const [who, setWho] = useState(lastWho);
  const [isOver, setIsOver] = useState(false);
  const become = useCallback((next: Who | null) => {
    rememberWho(next);
    setIsOver(false);
    setWho(next);
  }, []);
  useEffect(() => {
    const end = (): void => setIsOver(true);
    session.addEventListener("ended", end);
    const stop = whenOtherWindowChanged((next) => {
      setIsOver(false);
      setWho(next);
    });
    askWho().then(
      (now) => (now === null ? end() : become(now)),
      () => undefined,
    );
    return () => {
      session.removeEventListener("ended", end);
      stop();
    };
  }, [become]);
  return { who, isOver, become };
}

/** The phone of a person, at rest while their session is over; what is new about the same person opens no other phone, since they may be writing. */
function useOpened(who: Who | null, isOver: boolean): UsedPhone | null {
  const [phone, setPhone] = useState<Phone | null>(null);
  const identity = who === null ? null : identityOf(who);
  useEffect(() => {
    if (who === null) return setPhone(null);
    if (isOver) return;
    const opened = openPhone(who);
    setPhone(opened);
    return () => opened.close();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the identity stands for who it is
  }, [identity, isOver]);
  return useMemo(
    () => (who === null || phone === null || identityOf(phone.who) !== identity ? null : { ...phone, who, isOver }),
    [phone, who, identity, isOver],
  );
}

/** Questions to a store that cannot be opened are never answered: that it cannot be is said here. */
function OpenStore() {
  const { store } = usePhone();
  const [fault, setFault] = useState<StoreFault | null>(null);
  useEffect(() => {
    store.open().then(undefined, (error: unknown) => setFault(new StoreFault(error)));
  }, [store]);
  if (fault !== null) throw fault;
  return null;
}

/** The position is told while the squad is on duty. */
function TellDuty() {
  const phone = usePhone();
  const { onDuty } = useDuty();
  useEffect(() => phone.setDuty(onDuty), [phone, onDuty]);
  return null;
}

const PAGES = {
  "#/tasks": "app.tasks",
  "#/report": "app.report",
  "#/reports": "app.reports",
  "#/me": "app.me",
} as const;
type Page = keyof typeof PAGES;

/** Who reads and changes nothing has nothing to report. */
const REPORTS_NOTHING: readonly string[] = ["AUDITOR", "ADMINISTRATOR"];

function Pages({ become }: { readonly become: (who: Who | null) => void }) {
  const t = useWords();
  const { who } = usePhone();
  const pages = (Object.keys(PAGES) as Page[]).filter((page) => page !== "#/tasks" || who.squad !== null);
  const [first = "#/report"] = pages;
  const asked = useSyncExternalStore(listen, () => location.hash);
  const mayReport = !REPORTS_NOTHING.includes(who.activePost.post);
  const page = pages.find((each) => each === asked) ?? first;
  return (
    <>
      <main key={page}>
        <Broken>
          {page === "#/tasks" ? <TaskList /> : null}
          {page === "#/report" ? mayReport ? <ReportForm /> : <ListState kind="forbidden" /> : null}
          {page === "#/reports" ? mayReport ? <OwnReports /> : <ListState kind="forbidden" /> : null}
          {page === "#/me" ? <Me become={become} /> : null}
        </Broken>
      </main>
      <nav className="tabs" aria-label={t("app.name")}>
        {pages.map((each) => (
          <a key={each} href={each} aria-current={each === page ? "page" : undefined}>
            {t(PAGES[each] satisfies WordKey)}
          </a>
        ))}
      </nav>
    </>
  );
}

function listen(changed: () => void): () => void {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
}
