import type { EntityManager } from "@mikro-orm/postgresql";
import { rows } from "../../platform/database/index.js";
import type { Id } from "../../kernel/ids.js";
import type { PersonEntity, PostHoldingEntity } from "./person.entity.js";

const tables = (em: EntityManager) => rows<typeof PersonEntity | typeof PostHoldingEntity>(em);
const COLUMNS = [
  "Person.id",
  "Person.code",
  "Person.name",
  "Person.phone",
  "Person.isCertified",
  "Person.isInvented",
  "Person.disabledAt",
] as const;
const allPeople = (em: EntityManager) => tables(em).selectFrom("Person").select(COLUMNS);

/** A person as they are read; the telephone number is still in clear. */
export type PersonRow = Awaited<ReturnType<ReturnType<typeof allPeople>["execute"]>>[number];

/** People by id. */
export async function peopleByIds(
  em: EntityManager,
  ids: readonly Id<"per">[],
): Promise<ReadonlyMap<Id<"per">, PersonRow>> {
  const found = await allPeople(em).where("Person.id", "in", ids).execute();
  return new Map(found.map((person) => [person.id, person]));
}

/** The people who serve in each squad and may: posts that go on, people who are not disabled. */
export async function membersBySquadIds(
  em: EntityManager,
  ids: readonly Id<"sqd">[],
): Promise<ReadonlyMap<Id<"sqd">, PersonRow[]>> {
  const found = await servingPeople(em)
    .select("PostHolding.squadId")
    .where("PostHolding.post", "=", "SQUAD_MEMBER")
    .where("PostHolding.squadId", "in", ids)
    .execute();
  const members = new Map<Id<"sqd">, PersonRow[]>();
  for (const { squadId, ...person } of found) {
    if (squadId !== null) members.set(squadId, [...(members.get(squadId) ?? []), person]);
  }
  return members;
}

/** The grid worker of each grid; where several serve, the one of the lowest code. */
export async function workersByGridCodes(
  em: EntityManager,
  codes: readonly string[],
): Promise<ReadonlyMap<string, PersonRow>> {
  const found = await servingPeople(em)
    .select("PostHolding.gridCode")
    .where("PostHolding.post", "=", "GRID_WORKER")
    .where("PostHolding.gridCode", "in", codes)
    .execute();
  const workers = new Map<string, PersonRow>();
  for (const { gridCode, ...person } of found) {
    if (gridCode !== null && !workers.has(gridCode)) workers.set(gridCode, person);
  }
  return workers;
}

function servingPeople(em: EntityManager) {
  return allPeople(em)
    .innerJoin("PostHolding", "PostHolding.personId", "Person.id")
    .where("PostHolding.endedAt", "is", null)
    .where("Person.disabledAt", "is", null)
    .orderBy("Person.code");
}
