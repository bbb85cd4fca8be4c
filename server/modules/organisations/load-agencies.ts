import type { EntityManager } from "@mikro-orm/postgresql";
import { newId } from "../../kernel/ids.js";
import { mergeRows, rows, type LoadedRows } from "../../platform/database/index.js";
import { AgencyEntity, type AgencyKind } from "./agency.entity.js";
import type { PersonEntity, PostHoldingEntity } from "./person.entity.js";

/** An agency, as a file gives it: it names its county department by code. */
export interface AgencyToLoad {
  readonly code: string;
  readonly name: string;
  readonly kind: AgencyKind;
  readonly lineCode: string | null;
  readonly divisionCode: string;
  readonly isStationed: boolean;
  readonly lineDepartmentCode: string | null;
  readonly dutyHours: string;
  readonly acceptsDirectDispatch: boolean;
}

/** Brings the agencies to what is given, by code; one that is no longer given is kept, for tasks lie with it. */
export async function loadAgencies(em: EntityManager, agencies: readonly AgencyToLoad[]): Promise<LoadedRows> {
  const known = await rows<typeof AgencyEntity>(em).selectFrom("Agency").select(["code", "id"]).execute();
  const ids = new Map(known.map(({ code, id }) => [code, id]));
  for (const { code } of agencies) if (!ids.has(code)) ids.set(code, newId("agc"));
  const { missing, ...merged } = await mergeRows(em, AgencyEntity, {
    key: ["code"],
    rows: agencies.map(({ lineDepartmentCode, ...agency }) => ({
      ...agency,
      lineDepartmentId: lineDepartmentCode === null ? null : (ids.get(lineDepartmentCode) ?? null),
    })),
    whenNew: ({ code }) => ({ id: ids.get(code) }),
  });
  if (merged.changed.length > 0) await renewScopes(em);
  return { ...merged, retired: [], kept: missing };
}

// Whose department leads which office decides what its people see, so every open feed must look at its scope again.
async function renewScopes(em: EntityManager): Promise<void> {
  await rows<typeof PersonEntity | typeof PostHoldingEntity>(em)
    .updateTable("Person")
    .set(({ eb }) => ({ authorisationVersion: eb("authorisationVersion", "+", 1) }))
    .where("id", "in", (query) =>
      query.selectFrom("PostHolding").select("personId").where("agencyId", "is not", null).where("endedAt", "is", null),
    )
    .execute();
}
