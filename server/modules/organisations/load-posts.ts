import type { EntityManager } from "@mikro-orm/postgresql";
import type { Post } from "../../kernel/actor.js";
import { newId, type Id } from "../../kernel/ids.js";
import { mergeRows, rows, type LoadedRows } from "../../platform/database/index.js";
import type { AgencyEntity } from "./agency.entity.js";
import { isMadeHere } from "./load-people.js";
import { PostHoldingEntity, type PersonEntity } from "./person.entity.js";
import type { SquadEntity } from "./squad.entity.js";

/** A post that a person holds, as a file gives it. */
export interface PostToLoad {
  readonly personCode: string;
  readonly post: Post;
  readonly agencyCode: string | null;
  readonly divisionCode: string | null;
  readonly gridCode: string | null;
  readonly squadCallSign: string | null;
}

interface Holding extends PostToLoad {
  readonly id: Id<"pst">;
  readonly personId: Id<"per">;
}

/** Gives the posts that are new and ends those that are no longer given, which ends sessions in them; posts of people made by an administrator stay. */
export async function loadPosts(em: EntityManager, posts: readonly PostToLoad[], now: Date): Promise<LoadedRows> {
  const held = await readHeldPosts(em);
  const heldNames = new Set(held.map(nameOf));
  const givenNames = new Set(posts.map(nameOf));
  const added = posts.filter((post) => !heldNames.has(nameOf(post)));
  const ended = held.filter((post) => !givenNames.has(nameOf(post)));
  const beginners = await insertPosts(em, added);
  await endPosts(em, ended, now);
  await renewAuthorisation(em, [...beginners, ...ended.map(({ personId }) => personId)]);
  return {
    added: added.map(nameOf),
    changed: [],
    retired: ended.map(nameOf),
    kept: [],
    unchanged: posts.length - added.length,
  };
}

// A post has no key of its own: it is who, what and where.
function nameOf({ personCode, post, agencyCode, divisionCode, gridCode, squadCallSign }: PostToLoad): string {
  return [personCode, post, agencyCode, divisionCode, gridCode, squadCallSign].map((part) => part ?? "-").join(" ");
}

type Tables = typeof PostHoldingEntity | typeof PersonEntity | typeof AgencyEntity | typeof SquadEntity;

async function readHeldPosts(em: EntityManager): Promise<readonly Holding[]> {
  const found = await rows<Tables>(em)
    .selectFrom("PostHolding")
    .innerJoin("Person", "Person.id", "PostHolding.personId")
    .leftJoin("Agency", "Agency.id", "PostHolding.agencyId")
    .leftJoin("Squad", "Squad.id", "PostHolding.squadId")
    .select(["PostHolding.id", "PostHolding.personId", "PostHolding.post", "PostHolding.divisionCode"])
    .select(["PostHolding.gridCode", "Person.code as personCode"])
    .select(["Agency.code as agencyCode", "Squad.callSign as squadCallSign"])
    .where("PostHolding.endedAt", "is", null)
    .execute();
  return found.filter(({ personCode }) => !isMadeHere(personCode));
}

async function insertPosts(em: EntityManager, posts: readonly PostToLoad[]): Promise<readonly Id<"per">[]> {
  if (posts.length === 0) return [];
  const from = rows<Tables>(em);
  const people = new Map(
    (await from.selectFrom("Person").select(["code", "id"]).execute()).map((one) => [one.code, one.id]),
  );
  const agencies = new Map(
    (await from.selectFrom("Agency").select(["code", "id"]).execute()).map((one) => [one.code, one.id]),
  );
  const squads = new Map(
    (await from.selectFrom("Squad").select(["callSign", "id"]).execute()).map((one) => [one.callSign, one.id]),
  );
  const holdings = posts.map(({ personCode, agencyCode, squadCallSign, ...post }) => ({
    ...post,
    id: newId("pst"),
    personId: people.get(personCode) ?? null,
    agencyId: agencyCode === null ? null : (agencies.get(agencyCode) ?? null),
    squadId: squadCallSign === null ? null : (squads.get(squadCallSign) ?? null),
  }));
  await mergeRows(em, PostHoldingEntity, { key: ["id"], rows: holdings });
  return holdings.flatMap(({ personId }) => personId ?? []);
}

async function endPosts(em: EntityManager, posts: readonly Holding[], now: Date): Promise<void> {
  if (posts.length === 0) return;
  const ids = posts.map(({ id }) => id);
  await rows<Tables>(em).updateTable("PostHolding").set({ endedAt: now }).where("id", "in", ids).execute();
}

// So that live sockets notice within a second that somebody's rights are others now.
async function renewAuthorisation(em: EntityManager, people: readonly Id<"per">[]): Promise<void> {
  if (people.length === 0) return;
  await rows<Tables>(em)
    .updateTable("Person")
    .set(({ eb }) => ({ authorisationVersion: eb("authorisationVersion", "+", 1) }))
    .where("id", "in", [...new Set(people)])
    .execute();
}
