import type { EntityManager } from "@mikro-orm/postgresql";
import { rows, type ReferenceLoad } from "../../platform/database/index.js";
import type { DivisionEntity, DivisionLevel } from "./division.entity.js";
import type { GridEntity } from "./grid.entity.js";

/** What a map of the county can show, the widest first. */
export const MAP_LAYERS = ["county", "townships", "villages", "grids"] as const;
export type MapLayer = (typeof MAP_LAYERS)[number];

/** A layer as GeoJSON text: a FeatureCollection in WGS-84 whose features carry `code`, `name`, `parent` and `isSynthetic`. */
export interface MapLayerText {
  readonly text: string;
}

interface Area {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
  readonly isSynthetic: boolean;
  readonly boundary: unknown;
}

/** How each layer is read; through the reference cache, so that it is drawn up once for everybody. */
export const mapLayers: Readonly<Record<MapLayer, ReferenceLoad<MapLayerText>>> = {
  county: async (em) => layerOf(await divisions(em, "COUNTY")),
  townships: async (em) => layerOf(await divisions(em, "TOWNSHIP")),
  villages: async (em) => layerOf(await divisions(em, "VILLAGE")),
  grids: async (em) => layerOf(await grids(em)),
};

function divisions(em: EntityManager, level: DivisionLevel): Promise<readonly Area[]> {
  return rows<typeof DivisionEntity>(em)
    .selectFrom("Division")
    .select(["code", "name", "parentCode as parent", "isBoundarySynthetic as isSynthetic", "boundary"])
    .where("level", "=", level)
    .orderBy("code")
    .execute();
}

async function grids(em: EntityManager): Promise<readonly Area[]> {
  const found = await rows<typeof GridEntity>(em)
    .selectFrom("Grid")
    .select(["code", "name", "villageCode as parent", "boundary"])
    .orderBy("code")
    .execute();
  // Grids are drawn by computation everywhere; nobody surveys them.
  return found.map((grid) => ({ ...grid, isSynthetic: true }));
}

function layerOf(areas: readonly Area[]): MapLayerText {
  const features = areas
    .filter(({ boundary }) => boundary !== null)
    .map(({ boundary, ...properties }) => ({ type: "Feature", properties, geometry: boundary }));
  return { text: JSON.stringify({ type: "FeatureCollection", features }) };
}
