import type { EntityManager } from "@mikro-orm/postgresql";
import { rows } from "../../platform/database/index.js";
import { buildBoundaryIndex, type BoundaryIndex } from "./boundary-index.js";
import type { AreaGeometry } from "./geometry.js";
import type { GridEntity } from "./grid.entity.js";

/** Every grid's area, ready to be asked which one holds a point; read it through the reference cache. */
export async function gridIndex(em: EntityManager): Promise<BoundaryIndex> {
  const grids = await rows<typeof GridEntity>(em)
    .selectFrom("Grid")
    .select(["code", "boundary"])
    .where("boundary", "is not", null)
    .execute();
  // The loader checks every boundary against the form of a GeoJSON polygon before it is stored.
  return buildBoundaryIndex(grids.map(({ code, boundary }) => ({ code, geometry: boundary as AreaGeometry })));
}
