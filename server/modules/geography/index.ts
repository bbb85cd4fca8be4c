export * from "./division.entity.js";
export * from "./grid.entity.js";
export { COORDINATE_SYSTEMS, toWgs84, type CoordinateSystem } from "./coordinates.rules.js";
export {
  countyOf,
  isDivisionCode,
  isGridCode,
  isWithin,
  levelOfCode,
  parentCodeOf,
  townshipOf,
  villageOf,
} from "./division-code.rules.js";
export { divisionNames, nameOfPlace } from "./division-names.js";
export {
  divisionBoundaries,
  divisionsByCode,
  divisionsById,
  divisionsByParent,
  findDivisions,
  type DivisionRow,
} from "./division.queries.js";
export { gridBoundaries, gridsByCode, gridsByDivision, gridsById, type GridRow } from "./grid.queries.js";
export type { AreaGeometry, GeoPoint } from "./geometry.js";
export { locatePoint, type Place } from "./locate.js";
export { gridIndex } from "./grid-index.js";
export { loadDivisions, type DivisionToLoad } from "./load-divisions.js";
export { loadGrids, type GridToLoad } from "./load-grids.js";
export { MAP_LAYERS, mapLayers, type MapLayer, type MapLayerText } from "./map-layers.js";
export type { SentPoint } from "./sent-point.js";
