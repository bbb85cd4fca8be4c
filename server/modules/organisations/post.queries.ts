import type { EntityManager } from "@mikro-orm/postgresql";
import { rows } from "../../platform/database/index.js";
import type { Id } from "../../kernel/ids.js";
import type { PostHoldingEntity } from "./person.entity.js";

const livePosts = (em: EntityManager) =>
  rows<typeof PostHoldingEntity>(em).selectFrom("PostHolding").selectAll().where("endedAt", "is", null).orderBy("id");

/** A post that somebody holds, as it is read. */
export type PostRow = Awaited<ReturnType<ReturnType<typeof livePosts>["execute"]>>[number];

/** Posts that go on, by id. */
export async function postsByIds(
  em: EntityManager,
  ids: readonly Id<"pst">[],
): Promise<ReadonlyMap<Id<"pst">, PostRow>> {
  const found = await livePosts(em).where("id", "in", ids).execute();
  return new Map(found.map((post) => [post.id, post]));
}

/** The posts that each person holds now, the oldest first. */
export async function postsByPersonIds(
  em: EntityManager,
  ids: readonly Id<"per">[],
): Promise<ReadonlyMap<Id<"per">, PostRow[]>> {
  const found = await livePosts(em).where("personId", "in", ids).execute();
  return Map.groupBy(found, ({ personId }) => personId);
}
