import { writeFileSync } from "node:fs";
import { areaFeature, listDivisions, listGrids } from "./divisions.mjs";
import { drawCounty, squareKilometers } from "./geography.mjs";
import { listAgencies, listLines, listSquads } from "./organisations.mjs";
import { staffCounty } from "./people.mjs";
import { readOutline, readTownships, readVillagePoints, readVillages } from "./sources.mjs";

const outline = readOutline();
const [townships, villages, villagePoints] = [readTownships(), readVillages(), readVillagePoints()];
const map = drawCounty({ outline: outline.ring, townships, villages, villagePoints });
const divisions = listDivisions({ countySeat: outline.seat, townships, villages, villagePoints: map.knownPlaces });
const grids = listGrids(map.grids, villages);
const agencies = listAgencies(divisions);
const squads = listSquads(divisions);
const { people, posts } = staffCounty({ divisions, grids, agencies, squads });

const area =
  (level) =>
  ({ owner, ring }) =>
    areaFeature({ code: owner, level, synthetic: level !== "COUNTY" }, ring);
writeLines("divisions.ndjson", divisions);
writeFeatures("areas.geojson", [
  area("COUNTY")(map.county),
  ...map.townships.map(area("TOWNSHIP")),
  ...map.villages.map(area("VILLAGE")),
]);
writeLines("grids.ndjson", grids);
writeFeatures(
  "grid-areas.geojson",
  map.grids.map(({ owner, ring }) => areaFeature({ code: owner, synthetic: true }, ring)),
);
writeLines("lines.ndjson", listLines());
writeLines("agencies.ndjson", agencies);
writeLines(
  "squads.ndjson",
  squads.map(({ size: _size, ...squad }) => squad),
);
writeLines("people.ndjson", people);
writeLines("posts.ndjson", posts);

const areas = (cells) => cells.map(({ ring }) => squareKilometers(ring)).toSorted((a, b) => a - b);
const summary = (cells) =>
  [areas(cells).at(0), areas(cells)[cells.length >> 1], areas(cells).at(-1)].map((v) => v.toFixed(2)).join(" / ");
process.stdout.write(
  `outline: ${outline.vertices.given} corners in the source, ${outline.vertices.kept} after cleaning, ${squareKilometers(map.county.ring).toFixed(2)} km²\n`,
);
process.stdout.write(`townships ${map.townships.length}, villages ${map.villages.length}, grids ${map.grids.length}\n`);
process.stdout.write(
  `area in km², least / median / most: townships ${summary(map.townships)}, villages ${summary(map.villages)}, grids ${summary(map.grids)}\n`,
);
process.stdout.write(
  `real village places ${map.knownPlaces.length}, agencies ${agencies.length}, squads ${squads.length}, people ${people.length}, posts ${posts.length}\n`,
);

function writeLines(name, rows) {
  writeFileSync(new URL(`../${name}`, import.meta.url), rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
}

function writeFeatures(name, features) {
  const lines = features.map((feature) => JSON.stringify(feature)).join(",\n");
  writeFileSync(new URL(`../${name}`, import.meta.url), `{"type":"FeatureCollection","features":[\n${lines}\n]}\n`);
}
