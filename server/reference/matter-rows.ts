import { z } from "zod";
import { DIVISION_LEVELS } from "../modules/geography/index.js";
import { CENTER_LIMIT_KINDS, LIMIT_CLOCKS, parseDelegatedPower, TIERS } from "../modules/matters/index.js";
import { AGENCY_KINDS } from "../modules/organisations/index.js";

const text = z.string().min(1);
const matterCode = z.string().regex(/^(\d{4}|21\d{4})$/, "not four digits, nor six of the local class 21");
const resultCode = z.string().regex(/^[A-Z]+(_[A-Z]+)*$/, "not in capitals and underscores");
const divisionCode = z.string().regex(/^[1-9]\d{5}(\d{3}){0,2}$/, "not a code of 6, 9 or 12 digits");
const instant = z.iso.datetime({ offset: true }).transform((written) => new Date(written));

const limit = z
  .strictObject({ amount: z.number().positive(), clock: z.enum(LIMIT_CLOCKS) })
  .refine(({ amount, clock }) => clock !== "WORKING_DAYS" || Number.isInteger(amount), {
    path: ["amount"],
    message: "working days are whole",
  });

const duty = z.strictObject({
  kind: z.enum(AGENCY_KINDS),
  lineCode: text.nullable(),
  level: z.enum(DIVISION_LEVELS),
  text,
});

/** A class of matters. */
export const matterClassRow = z.strictObject({ code: z.string().regex(/^(\d{2}|21\d{2})$/), name: text });

/** A result code with its name. */
export const resultCodeRow = z.strictObject({ code: resultCode, name: text });

/** A matter; what is settled on the spot is no penalty, complaint or emergency. */
export const matterRow = z
  .strictObject({
    code: matterCode,
    name: text,
    classCode: text,
    tier: z.enum(TIERS),
    priority: z.int().min(1).max(5),
    filingCondition: text,
    closingCondition: text,
    acceptWithin: limit,
    arriveWithin: limit.nullable(),
    handleWithin: limit,
    checkWithin: limit,
    isSettleableOnTheSpot: z.boolean(),
    needsEvidence: z.boolean(),
    isPenalty: z.boolean(),
    isComplaint: z.boolean(),
    isConfidential: z.boolean(),
    isPoliceOnly: z.boolean(),
    resultCodes: z.array(resultCode).min(1),
    keywords: z.array(text),
    source: text,
  })
  .refine((row) => !row.isSettleableOnTheSpot || !(row.isPenalty || row.isComplaint || row.tier === "EMERGENCY"), {
    path: ["isSettleableOnTheSpot"],
    message: "a penalty, complaint or emergency is not settled on the spot",
  })
  .refine((row) => row.tier !== "EMERGENCY" || row.arriveWithin !== null, {
    path: ["arriveWithin"],
    message: "an emergency has a time to arrive",
  })
  .refine((row) => row.code.startsWith(row.classCode) && row.code.length === row.classCode.length + 2, {
    path: ["classCode"],
    message: "the code of a matter is its class and two digits",
  })
  .refine((row) => new Set(row.resultCodes).size === row.resultCodes.length, {
    path: ["resultCodes"],
    message: "a result code is there twice",
  });

/** A rule of the responsibility list. */
export const ruleRow = z
  .strictObject({
    matterCode,
    divisionCode,
    lead: duty,
    supporting: z.array(duty),
    delegatedPower: z
      .string()
      .refine((written) => parseDelegatedPower(written) !== null, "not a category of power, a colon ： and a name")
      .nullable(),
    basis: text,
    isInvented: z.boolean(),
    validFrom: instant,
    validTo: instant.nullable(),
  })
  .refine((row) => row.validTo === null || row.validFrom < row.validTo, {
    path: ["validTo"],
    message: "the rule ends before it begins",
  });

/** A limit that binds the center. */
export const centerLimitRow = z.strictObject({
  kind: z.enum(CENTER_LIMIT_KINDS),
  tier: z.enum(TIERS),
  limit,
  source: text,
});

/** A day of the working calendar. */
export const calendarRow = z.strictObject({
  date: z.iso.date(),
  isWorking: z.boolean(),
  name: text.nullable(),
  isPublished: z.boolean(),
});
