import { LiveLine } from "../../live/index.js";
import { openOutbox, type Outbox, type Stop } from "../outbox/send-outbox.js";
import { tellPositions } from "../places/tell-positions.js";
import { followReports } from "../reports/follow-reports.js";
import { keepMatters } from "../reports/keep-matters.js";
import { PhoneStore } from "../store/phone-store.js";
import { followTasks } from "../tasks/follow-tasks.js";
import type { Who } from "./who.js";

/** A phone at work for one person. */
export interface Phone {
  readonly who: Who;
  readonly store: PhoneStore;
  readonly line: LiveLine;
  readonly outbox: Outbox;
  /** The squad goes on or off duty: its position is told only while on. */
  setDuty(isOnDuty: boolean): void;
  close(): void;
}

/** Opens the phone of a person: what is kept is there at once, everything else follows when there is a network. */
export function openPhone(who: Who, stopped: (stop: Stop | null) => void): Phone {
  const store = new PhoneStore(who.person.id);
  const url = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`;
  const line = new LiveLine({ url });
  const outbox = openOutbox(store, stopped);
  const closers = [() => outbox.close(), follow(who, store, line), sendWhenLive(line, outbox)];
  let stopTelling: (() => void) | null = null;
  void store.forgetSent(Date.now());
  void navigator.storage?.persist?.();
  return {
    who,
    store,
    line,
    outbox,
    setDuty: (isOnDuty) => {
      if (isOnDuty === (stopTelling !== null) || who.squad === null) return;
      stopTelling?.();
      stopTelling = isOnDuty ? tellPositions(store, who.squad.id) : null;
    },
    close: () => {
      stopTelling?.();
      for (const close of closers) close();
      void line.close();
    },
  };
}

/** What a post works with: a squad's tasks, and everybody's own reports. */
function follow({ squad, activePost }: Who, store: PhoneStore, line: LiveLine): () => void {
  const stopMatters = keepMatters(store);
  const stopReports = followReports(line, store);
  const agencyId = activePost.agency?.id;
  const stopTasks =
    squad === null || agencyId === undefined
      ? () => undefined
      : followTasks(line, store, { squadId: squad.id, agencyId });
  return () => {
    stopMatters();
    stopReports();
    stopTasks();
  };
}

/** A line that came back is the surest sign that sending will work. */
function sendWhenLive(line: LiveLine, outbox: Outbox): () => void {
  return line.link.listen(({ kind }) => {
    if (kind === "live") outbox.send();
  });
}
