import {
  PhoneOwnReportsDocument,
  PhoneReportFeedDocument,
  type PhoneReportFeedSubscription,
} from "../../generated/squad/graphql.js";
import type { LiveLine } from "../../live/index.js";
import { askAs } from "../line/ask.js";
import { serverNow } from "../line/server-clock.js";
import type { PhoneStore } from "../store/phone-store.js";

type Entry = PhoneReportFeedSubscription["incidentFeed"]["entries"][number];

/** Keeps a person's own reports in the store as they change; returns how to stop. */
export function followReports(line: LiveLine, store: PhoneStore): () => void {
  const following = line.follow<Entry>({
    query: PhoneReportFeedDocument.toString(),
    variables: {},
    load: () => loadReports(store),
    apply: async (entries) => {
      const told = entries.flatMap(({ incident }) => incident ?? []);
      const known = await store.reports.bulkGet(told.map(({ id }) => id));
      // The feed speaks of the whole village; only what is known as one's own is kept.
      await store.reports.bulkPut(told.filter((_, index) => known[index] !== undefined));
    },
  });
  return () => following.stop();
}

async function loadReports(store: PhoneStore): Promise<string> {
  const { incidents } = await askAs(store.personId)(PhoneOwnReportsDocument, {});
  const found = incidents.edges.map(({ node }) => node);
  await store.transaction("rw", store.reports, store.kept, async () => {
    await store.reports.clear();
    await store.reports.bulkPut(found);
    await store.keep("reportsAt", new Date(serverNow()).toISOString());
  });
  return incidents.asOf;
}
