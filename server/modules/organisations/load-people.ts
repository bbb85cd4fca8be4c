import type { EntityManager } from "@mikro-orm/postgresql";
import { newId } from "../../kernel/ids.js";
import { mergeRows, type LoadedRows } from "../../platform/database/index.js";
import { PersonEntity } from "./person.entity.js";

/** A person, as a file gives them. */
export interface PersonToLoad {
  readonly code: string;
  readonly name: string;
  readonly phone: string | null;
  readonly isCertified: boolean;
  readonly isInvented: boolean;
}

/** Brings the people to what is given, by code. Who is no longer given loses their posts (see loadPosts) and stays by name; who was disabled stays so. */
export async function loadPeople(em: EntityManager, people: readonly PersonToLoad[]): Promise<LoadedRows> {
  const whenNew = () => ({ id: newId("per"), authorisationVersion: 1 });
  const { missing, ...merged } = await mergeRows(em, PersonEntity, { key: ["code"], rows: people, whenNew });
  return { ...merged, retired: [], kept: missing.filter((code) => !isMadeHere(code)) };
}

/** Who was made by an administrator and not by a file has their id for a code: no file says anything about them. */
export function isMadeHere(code: string): boolean {
  return code.startsWith("per_");
}
