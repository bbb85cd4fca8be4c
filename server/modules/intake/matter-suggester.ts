import type { EntityManager } from "@mikro-orm/postgresql";
import { rows } from "../../platform/database/index.js";
import { countyList, learn, NOTHING_LEARNED, suggesterOf, type SuggestMatters } from "../matters/index.js";
import type { IncidentEntity } from "../incidents/index.js";

/** How many of the newest filed incidents are learned from: a year of a county, a second of work. */
const LEARNED_INCIDENTS = 20_000;

/** Suggests matters from the list and from what people have filed under it so far; read it through the reference cache. */
export async function matterSuggester(em: EntityManager): Promise<SuggestMatters> {
  const { matters } = await countyList(em);
  const filed = await rows<typeof IncidentEntity>(em)
    .selectFrom("Incident")
    .select(["matterCode", "description"])
    .where("isMatterGuessed", "=", false)
    .where("matterCode", "is not", null)
    .orderBy("reportedAt", "desc")
    .limit(LEARNED_INCIDENTS)
    .execute();
  const texts = filed.flatMap(({ matterCode, description }) =>
    matterCode === null ? [] : [{ matterCode, text: description }],
  );
  return suggesterOf([...matters.values()], learn(NOTHING_LEARNED, texts));
}
