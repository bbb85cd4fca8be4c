import { z } from "zod";
import { POSTS } from "../kernel/actor.js";
import { DIVISION_KINDS, DIVISION_LEVELS, GRID_KINDS } from "../modules/geography/index.js";
import { AGENCY_KINDS } from "../modules/organisations/index.js";

const text = z.string().min(1);
const divisionCode = z.string().regex(/^[1-9]\d{5}(\d{3}){0,2}$/, "not a code of 6, 9 or 12 digits");
const gridCode = z.string().regex(/^[1-9]\d{14}$/, "not a code of 15 digits");
const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const ring = z.array(position).min(4).refine(isClosed, "the ring is not closed");
const geometry = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("Polygon"), coordinates: z.array(ring).min(1) }),
  z.strictObject({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(ring).min(1)).min(1) }),
]);
const shift = String.raw`([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d`;

/** A county, township or village. */
export const divisionRow = z.strictObject({
  code: divisionCode,
  name: text,
  level: z.enum(DIVISION_LEVELS),
  kind: z.enum(DIVISION_KINDS),
  parentCode: divisionCode.nullable(),
  seat: z.strictObject({ longitude: z.number(), latitude: z.number() }).nullable(),
  pinyin: text.optional(),
  pinyinInitials: text.optional(),
});

/** The ground of a division; synthetic where no real boundary is known. */
export const areaFeature = z
  .strictObject({
    type: z.literal("Feature"),
    properties: z.strictObject({ code: divisionCode, level: z.enum(DIVISION_LEVELS), synthetic: z.boolean() }),
    geometry,
  })
  .transform((feature) => ({ ...feature.properties, geometry: feature.geometry }));

/** A grid of a village. */
export const gridRow = z.strictObject({
  code: gridCode,
  name: text,
  kind: z.enum(GRID_KINDS),
  villageCode: divisionCode,
});

/** The ground of a grid. */
export const gridAreaFeature = z
  .strictObject({
    type: z.literal("Feature"),
    properties: z.strictObject({ code: gridCode, synthetic: z.boolean() }),
    geometry,
  })
  .transform((feature) => ({ ...feature.properties, geometry: feature.geometry }));

/** A line of work. */
export const lineRow = z.strictObject({ code: text, name: text });

/** An agency; a stationed one names the county department of its line. */
export const agencyRow = z
  .strictObject({
    code: text,
    name: text,
    kind: z.enum(AGENCY_KINDS),
    lineCode: text,
    divisionCode,
    isStationed: z.boolean(),
    lineDepartmentCode: text.nullable(),
    dutyHours: z.string().regex(new RegExp(`^${shift}(,${shift})*$`), "not hours like 08:30-12:00,14:00-17:30"),
    acceptsDirectDispatch: z.boolean(),
  })
  .refine(({ isStationed, lineDepartmentCode }) => !isStationed || lineDepartmentCode !== null, {
    path: ["lineDepartmentCode"],
    message: "a stationed agency has a county department",
  });

/** A squad of an agency. */
export const squadRow = z.strictObject({
  callSign: text,
  name: text,
  agencyCode: text,
  requiredCertified: z.int().min(0),
});

/** A person; invented people say so. */
export const personRow = z.strictObject({
  code: text,
  name: text,
  phone: z.string().regex(/^\d{11}$/, "not eleven digits"),
  isCertified: z.boolean(),
  isInvented: z.boolean(),
});

/** A post that a person holds; a grid worker has a grid, a squad member a squad. */
export const postRow = z
  .strictObject({
    personCode: text,
    post: z.enum(POSTS),
    agencyCode: text.nullable(),
    divisionCode: divisionCode.nullable(),
    gridCode: gridCode.nullable(),
    squadCallSign: text.nullable(),
  })
  .refine((row) => (row.post === "GRID_WORKER") === (row.gridCode !== null), {
    path: ["gridCode"],
    message: "grid workers, and only they, have a grid",
  })
  .refine((row) => (row.post === "SQUAD_MEMBER") === (row.squadCallSign !== null), {
    path: ["squadCallSign"],
    message: "squad members, and only they, have a squad",
  });

function isClosed(positions: readonly (readonly [number, number])[]): boolean {
  const [first, last] = [positions[0], positions.at(-1)];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1];
}
