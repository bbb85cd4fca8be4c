import { customPinyin, pinyin } from "pinyin-pro";
import { toDegrees } from "./plane.mjs";

// In names of post stations 堡 is read pù, as in the township 四十里堡.
customPinyin({ 里堡: "lǐ pù" });

const round = (value) => Number(value.toFixed(6));
const point = (place) => (place ? { longitude: round(place.longitude), latitude: round(place.latitude) } : null);

/** County, townships and villages as written to divisions.ndjson, in code order. */
export function listDivisions({ countySeat, townships, villages, villagePoints }) {
  const points = new Map(villagePoints.map((place) => [place.code, place]));
  return [
    {
      code: "371323",
      name: "沂水县",
      level: "COUNTY",
      kind: "COUNTY",
      parentCode: null,
      seat: point({ longitude: countySeat[0], latitude: countySeat[1] }),
      ...spelled("yi shui"),
    },
    ...townships.map((township) => ({
      code: township.code,
      name: township.name,
      level: "TOWNSHIP",
      kind: townshipKind(township.name),
      parentCode: "371323",
      seat: point(township),
      ...spelled(township.pinyin),
    })),
    ...villages.map(({ code, name }) => ({
      code,
      name,
      level: "VILLAGE",
      kind: name.endsWith("居委会") ? "RESIDENTS_COMMITTEE" : "VILLAGE_COMMITTEE",
      parentCode: code.slice(0, 9),
      seat: point(points.get(code)),
      ...spelled(pinyin(villageStem(name), { toneType: "none", v: true })),
    })),
  ];
}

/** A village's own name without the name of its committee: 后小河居委会 → 后小河. */
export const villageStem = (name) => name.replace(/[村居]委会$/, "");

/** Grids as written to grids.ndjson, in code order. */
export function listGrids(grids, villages) {
  const names = new Map(villages.map(({ code, name }) => [code, villageStem(name)]));
  const counts = new Map();
  for (const { owner } of grids) counts.set(owner.slice(0, 12), Number(owner.slice(12)));
  return grids.map(({ owner }) => {
    const [villageCode, sequence] = [owner.slice(0, 12), Number(owner.slice(12))];
    const name =
      counts.get(villageCode) === 1
        ? `${names.get(villageCode)}网格`
        : `${names.get(villageCode)}第${ORDINALS[sequence]}网格`;
    return { code: owner, name, kind: "BASE", villageCode };
  });
}

const ORDINALS = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** An area as a GeoJSON feature in degrees. */
export const areaFeature = (properties, ring) => ({
  type: "Feature",
  properties,
  geometry: { type: "Polygon", coordinates: [[...ring, ring[0]].map(toDegrees)] },
});

function townshipKind(name) {
  if (name.endsWith("街道")) return "STREET";
  return name.endsWith("镇") ? "TOWN" : "TOWNSHIP";
}

const spelled = (syllables) => ({
  pinyin: syllables.replaceAll(" ", ""),
  pinyinInitials: syllables
    .split(" ")
    .map((syllable) => syllable[0])
    .join(""),
});
