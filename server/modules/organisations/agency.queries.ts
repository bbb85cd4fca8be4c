import type { EntityManager } from "@mikro-orm/postgresql";
import { rows } from "../../platform/database/index.js";
import type { Id } from "../../kernel/ids.js";
import type { AgencyEntity, AgencyKind, LineEntity } from "./agency.entity.js";

const tables = (em: EntityManager) => rows<typeof AgencyEntity | typeof LineEntity>(em);
const allAgencies = (em: EntityManager) => tables(em).selectFrom("Agency").selectAll();

/** An agency as it is read. */
export type AgencyRow = Awaited<ReturnType<ReturnType<typeof allAgencies>["execute"]>>[number];

/** Which agencies: of a kind, within a division and everything below it. */
export interface AgencyFilter {
  readonly kind?: AgencyKind | null;
  readonly division?: string | null;
}

/** Agencies by id. */
export async function agenciesByIds(
  em: EntityManager,
  ids: readonly Id<"agc">[],
): Promise<ReadonlyMap<Id<"agc">, AgencyRow>> {
  const found = await allAgencies(em).where("id", "in", ids).execute();
  return new Map(found.map((agency) => [agency.id, agency]));
}

/** The agencies seated at each division itself, in the order of their codes. */
export async function agenciesByDivisionCodes(
  em: EntityManager,
  codes: readonly string[],
): Promise<ReadonlyMap<string, AgencyRow[]>> {
  const found = await allAgencies(em).where("divisionCode", "in", codes).orderBy("code").execute();
  return Map.groupBy(found, ({ divisionCode }) => divisionCode);
}

/** The agencies that fit a filter, in the order of their codes. */
export function agencies(em: EntityManager, { kind = null, division = null }: AgencyFilter): Promise<AgencyRow[]> {
  let query = allAgencies(em).orderBy("code");
  if (kind !== null) query = query.where("kind", "=", kind);
  if (division !== null) query = query.where("divisionCode", "like", `${division}%`);
  return query.execute();
}

/** The lines by code. */
export async function linesByCodes(
  em: EntityManager,
  codes: readonly string[],
): Promise<ReadonlyMap<string, { code: string; name: string }>> {
  const found = await tables(em).selectFrom("Line").selectAll().where("code", "in", codes).execute();
  return new Map(found.map((line) => [line.code, line]));
}
