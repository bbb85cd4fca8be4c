import {
  PhoneTaskFeedDocument,
  type PhoneTaskFeedSubscription,
  PhoneTasksDocument,
} from "../../generated/squad/graphql.js";
import type { LiveLine } from "../../live/index.js";
import { askAs } from "../line/ask.js";
import { forgetOvertaken } from "../outbox/forget-overtaken.js";
import { serverNow } from "../line/server-clock.js";
import type { PhoneStore } from "../store/phone-store.js";

type Entry = PhoneTaskFeedSubscription["taskFeed"]["entries"][number];

/** Keeps a squad's tasks in the store as they change, and tells when one of them lets what waits for it go on; returns how to stop. The agency's feed is followed, because a ruling on a return speaks of the task and not of a squad. */
export function followTasks(
  line: LiveLine,
  store: PhoneStore,
  { squadId, agencyId }: { readonly squadId: string; readonly agencyId: string },
  freed: () => void,
): () => void {
  const free = async (): Promise<void> => {
    if (await forgetOvertaken(store, await store.tasks.toArray())) freed();
  };
  const isOwn = (task: { readonly assignments: readonly { readonly squad: { readonly id: string } }[] }) =>
    task.assignments.some(({ squad }) => squad.id === squadId);
  const following = line.follow<Entry>({
    query: PhoneTaskFeedDocument.toString(),
    variables: { agencyId },
    load: async () => {
      const asOf = await loadTasks(store, squadId);
      await free();
      return asOf;
    },
    apply: async (entries) => {
      const tasks = entries.flatMap(({ task }) => task ?? []);
      await store.tasks.bulkPut(tasks.filter(isOwn));
      await store.keep("tasksAt", new Date(serverNow()).toISOString());
      await free();
    },
  });
  return () => following.stop();
}

/** Takes the squad's tasks as they are now, all that is to be done and the latest that is done, in place of all that was kept; gives the place from which the feed goes on. */
export async function loadTasks(store: PhoneStore, squadId: string): Promise<string> {
  const { live, latest } = await askAs(store.personId)(PhoneTasksDocument, { squadId });
  const found = [...latest.edges, ...live.edges].map(({ node }) => node);
  await store.transaction("rw", store.tasks, store.kept, async () => {
    await store.tasks.clear();
    await store.tasks.bulkPut(found);
    await store.keep("tasksAt", new Date(serverNow()).toISOString());
  });
  return live.asOf;
}
