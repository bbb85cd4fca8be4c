import { LiveLine } from "../../live/index.js";
import { session } from "../line/ask.js";
import { serverNow } from "../line/server-clock.js";
import { openOutbox, type Outbox } from "../outbox/send-outbox.js";
import { openPositions } from "../places/tell-positions.js";
import { followReports } from "../reports/follow-reports.js";
import { keepMatters } from "../reports/keep-matters.js";
import { PhoneStore } from "../store/phone-store.js";
import { followTasks } from "../tasks/follow-tasks.js";
import { keepDuty } from "./keep-duty.js";
import { keepHeard } from "./keep-heard.js";
import type { Who } from "./who.js";

/** A phone at work for one person. */
export interface Phone {
  readonly who: Who;
  readonly store: PhoneStore;
  readonly line: LiveLine;
  readonly outbox: Outbox;
  /** The squad goes on or off duty: its position is noted only while on. */
  setDuty(isOnDuty: boolean): void;
  close(): void;
}

/** Opens the phone of a person: what is kept is there at once, everything else follows when there is a network. */
export function openPhone(who: Who): Phone {
  const store = new PhoneStore(who.person.id);
  const url = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`;
  const line = new LiveLine({ url });
  const outbox = openOutbox(store);
  const positions = who.squad === null ? null : openPositions(store, who.squad.id);
  const sendAll = (): void => {
    outbox.send();
    positions?.send();
  };
  const stops = [follow(who, store, line, () => outbox.send()), obeyLine(line, sendAll), keepHeard(line, store)];
  const closers = [() => outbox.close(), () => positions?.close(), ...stops];
  // What could not be tidied up is tidied up at the next start.
  void store.forgetOld(serverNow()).catch(() => undefined);
  void navigator.storage?.persist?.();
  return {
    who,
    store,
    line,
    outbox,
    setDuty: (isOnDuty) => positions?.setDuty(isOnDuty),
    close: () => {
      for (const close of closers) close();
      void line.close();
    },
  };
}

/** What a post works with: a squad's tasks and duty, and everybody's own reports. */
function follow({ squad, activePost }: Who, store: PhoneStore, line: LiveLine, freed: () => void): () => void {
  const stops = [keepMatters(store), followReports(line, store)];
  const agencyId = activePost.agency?.id;
  if (squad !== null && agencyId !== undefined) {
    const own = { squadId: squad.id, agencyId };
    stops.push(followTasks(line, store, own, freed), keepDuty(line, store, own));
  }
  return () => {
    for (const stop of stops) stop();
  };
}

/** A line that came back is the surest sign that sending will work; one that was closed for want of a session asks for one. */
function obeyLine(line: LiveLine, sendAll: () => void): () => void {
  return line.link.listen(({ kind }) => {
    if (kind === "live") sendAll();
    if (kind === "signed-out") session.dispatchEvent(new Event("ended"));
  });
}
