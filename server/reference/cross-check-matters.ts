import { CENTER_LIMIT_KINDS, TIERS } from "../modules/matters/index.js";
import { checkDuties } from "./check-duties.js";
import type { MattersFiles } from "./matters-reference.js";
import type { ReadFile } from "./read-rows.js";
import type { ReferenceFault } from "./reference-fault.js";
import { codesOf, doubles, unknown, wrong } from "./row-checks.js";

/** What is wrong between the rows of the matters: codes given twice or unknown, matters without a rule, duties without an agency, gaps. */
export function crossCheckMatters(files: MattersFiles): readonly ReferenceFault[] {
  return [
    ...checkMatters(files),
    ...checkRules(files),
    ...checkDuties(files),
    ...checkCenterLimits(files.centerLimits),
    ...checkCalendar(files.calendar),
  ];
}

function checkMatters({ classes, resultCodes, matters, rules }: MattersFiles): readonly ReferenceFault[] {
  const names = codesOf(resultCodes, ({ code }) => code);
  const forWholeCounty = codesOf(rules, (rule) =>
    rule.divisionCode.length === COUNTY_CODE_LENGTH && rule.validTo === null ? rule.matterCode : null,
  );
  return [
    ...doubles(classes, "code", ({ code }) => code),
    ...doubles(resultCodes, "code", ({ code }) => code),
    ...doubles(matters, "code", ({ code }) => code),
    ...doubles(matters, "name", ({ name }) => name),
    ...unknown(
      matters,
      "classCode",
      ({ classCode }) => classCode,
      codesOf(classes, ({ code }) => code),
    ),
    ...wrong(matters, "resultCodes", (matter) => {
      const missing = matter.resultCodes.filter((code) => !names.has(code));
      return missing.length === 0 ? null : `${missing.join(", ")} does not exist`;
    }),
    ...unknown(matters, "code", ({ code }) => code, forWholeCounty, "has no county rule without an end"),
  ];
}

function checkRules({ matters, divisions, lines, rules }: MattersFiles): readonly ReferenceFault[] {
  const known = codesOf(lines, ({ code }) => code);
  return [
    ...unknown(
      rules,
      "matterCode",
      ({ matterCode }) => matterCode,
      codesOf(matters, ({ code }) => code),
    ),
    ...unknown(
      rules,
      "divisionCode",
      ({ divisionCode }) => divisionCode,
      codesOf(divisions, ({ code }) => code),
    ),
    ...wrong(rules, "lead.lineCode", ({ lead }) => lineFault(lead.lineCode, known)),
    ...wrong(
      rules,
      "supporting.lineCode",
      ({ supporting }) =>
        supporting.map(({ lineCode }) => lineFault(lineCode, known)).find((fault) => fault !== null) ?? null,
    ),
    ...checkOverlaps(rules),
  ];
}

function lineFault(lineCode: string | null, known: ReadonlySet<string>): string | null {
  return lineCode === null || known.has(lineCode) ? null : `${lineCode} does not exist`;
}

/** Two rules of one matter and division in force at once would need a person each time. */
function checkOverlaps(rules: MattersFiles["rules"]): readonly ReferenceFault[] {
  const ends = new Map<string, Date | null>();
  const inOrder = rules.rows.toSorted((one, other) => one.row.validFrom.getTime() - other.row.validFrom.getTime());
  return wrong({ ...rules, rows: inOrder }, "validFrom", ({ matterCode, divisionCode, validFrom, validTo }) => {
    const key = `${matterCode} in ${divisionCode}`;
    const end = ends.get(key);
    ends.set(key, validTo);
    return end === undefined || (end !== null && end <= validFrom) ? null : `another rule for ${key} is still in force`;
  });
}

function checkCenterLimits(centerLimits: MattersFiles["centerLimits"]): readonly ReferenceFault[] {
  const { file } = centerLimits;
  const given = codesOf(centerLimits, ({ kind, tier }) => `${kind} ${tier}`);
  const needed = CENTER_LIMIT_KINDS.flatMap((kind) => TIERS.map((tier) => `${kind} ${tier}`));
  const missing = needed.filter((key) => !given.has(key));
  return [
    ...doubles(centerLimits, "kind", ({ kind, tier }) => `${kind} ${tier}`),
    ...missing.map((key) => ({ file, line: 0, field: "kind", what: `${key} is missing` })),
  ];
}

function checkCalendar(calendar: ReadFile<{ readonly date: string }>): readonly ReferenceFault[] {
  let previous: string | null = null;
  return wrong(calendar, "date", ({ date }) => {
    const expected = previous === null ? date : dayAfter(previous);
    previous = date;
    return date === expected ? null : `${expected} should come next`;
  });
}

function dayAfter(date: string): string {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

const COUNTY_CODE_LENGTH = 6;
