import { z } from "zod";
import { coordinateSystems, sources, tiers } from "./report-input.js";

const path = z.string().min(1);
const text = z.union(
  [path, z.array(path).min(1), z.strictObject({ join: z.array(path).min(1), with: z.string().default("") })],
  {
    error:
      'give a field path, a list of paths (the first with a value counts) or { "join": [paths], "with": "text between" }',
  },
);

/** A value of a fixed list: the same for every line, or read from a field, through a table where the file has its own words. */
function coded<Value extends z.ZodType>(value: Value) {
  return z.union(
    [
      z.strictObject({ value }),
      z.strictObject({
        field: path,
        codes: z.record(z.string(), value.nullable()).optional(),
        default: value.nullable().optional(),
      }),
    ],
    {
      error:
        'give { "value": … } or { "field": path, "codes": { word: value or null }, "default": value or null } with values the API knows',
    },
  );
}

const placeFields = z.strictObject({
  divisionCode: path.optional(),
  affectedDivisionCodes: path.optional(),
  longitude: path.optional(),
  latitude: path.optional(),
  system: coded(z.enum(coordinateSystems)).optional(),
});
const place = z.union([z.strictObject({ villageByHashOf: z.array(path).min(1) }), placeFields], {
  error: 'give { "villageByHashOf": [paths] } or { "divisionCode": path, "longitude": path, "latitude": path, … }',
});

const mappingForm = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "lower-case letters, digits and hyphens"),
  about: z.string().optional(),
  id: text.optional(),
  reportedAt: path,
  utcOffset: z
    .string()
    .regex(/^[+-]\d\d:\d\d$/, "like +08:00")
    .optional(),
  description: text,
  title: text.optional(),
  address: text.optional(),
  externalNumber: text.optional(),
  reporterName: text.optional(),
  reporterPhone: text.optional(),
  isConfidential: path.optional(),
  source: coded(z.enum(sources)),
  tier: coded(z.enum(tiers)).optional(),
  matter: coded(z.string().min(1)).optional(),
  place: place.optional(),
});

/** Where a line keeps each part of a report. */
export type Mapping = z.infer<typeof mappingForm>;
/** Where a line keeps the parts of its place. */
export type PlaceFields = z.infer<typeof placeFields>;
/** How the text of a field is found: a path, the first of several, or several joined. */
export type TextField = z.infer<typeof text>;
/** How one value of a fixed list is found; see `coded`. */
export type CodedField<Value> =
  | { value: Value }
  | { field: string; codes?: Record<string, Value | null> | undefined; default?: Value | null | undefined };

/** Checks a parsed mapping file; a problem names each wrong field. */
export function checkMapping(content: unknown): { mapping: Mapping } | { problem: string } {
  const checked = mappingForm.safeParse(content);
  if (checked.success) return { mapping: checked.data };
  return {
    problem: checked.error.issues.map((issue) => `${issue.path.join(".") || "mapping"}: ${issue.message}`).join("\n"),
  };
}
