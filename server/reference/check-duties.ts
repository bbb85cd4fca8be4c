import { changesLead, parseDelegatedPower } from "../modules/matters/index.js";
import type { Duty } from "../modules/matters/index.js";
import type { MattersFiles } from "./matters-reference.js";
import type { ReferenceFault } from "./reference-fault.js";
import { wrong } from "./row-checks.js";

/** The rules whose lead is not exactly one agency, or whose supporters are nobody, somewhere in the division they hold for. */
export function checkDuties({ divisions, agencies, rules }: MattersFiles): readonly ReferenceFault[] {
  const codes = divisions.rows.map(({ row }) => row);
  const counts = new Map<string, number>();
  for (const { kind, lineCode, divisionCode } of agencies.rows.map(({ row }) => row)) {
    for (const line of [lineCode, null]) {
      const key = keyOf(kind, line, divisionCode);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  /** The first division of the duty's level, at or around the rule's place, where the number of agencies does not suit. */
  const misfit = (duty: Duty, ruleDivision: string, suits: (count: number) => boolean): string | null => {
    const places = codes.filter(({ code, level }) => level === duty.level && isRelated(code, ruleDivision));
    for (const { code } of places) {
      const count = counts.get(keyOf(duty.kind, duty.lineCode, code)) ?? 0;
      if (!suits(count)) return `${count} agencies in ${code} fit ${duty.kind} ${duty.lineCode ?? "of any line"}`;
    }
    return places.length === 0 ? `no ${duty.level} at ${ruleDivision}` : null;
  };
  return [
    ...wrong(rules, "lead", ({ lead, divisionCode }) => misfit(lead, divisionCode, isOne)),
    ...wrong(rules, "delegatedPower", ({ delegatedPower, divisionCode }) =>
      movesLead(delegatedPower) ? misfit(OFFICE, divisionCode, isOne) : null,
    ),
    ...wrong(
      rules,
      "supporting",
      ({ supporting, divisionCode }) =>
        supporting.map((duty) => misfit(duty, divisionCode, isSome)).find((what) => what !== null) ?? null,
    ),
  ];
}

const OFFICE: Duty = { kind: "ENFORCEMENT_OFFICE", lineCode: null, level: "TOWNSHIP", text: "" };

function movesLead(delegatedPower: string | null): boolean {
  const power = delegatedPower === null ? null : parseDelegatedPower(delegatedPower);
  return power !== null && changesLead(power);
}

function keyOf(kind: string, lineCode: string | null, divisionCode: string): string {
  return `${kind} ${lineCode ?? "*"} ${divisionCode}`;
}

function isRelated(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

const isOne = (count: number): boolean => count === 1;
const isSome = (count: number): boolean => count > 0;
