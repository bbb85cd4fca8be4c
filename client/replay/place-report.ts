import { createHash } from "node:crypto";
import type { Mapping } from "./mapping.js";
import { readCoded, readPath, readText } from "./read-field.js";
import { coordinateSystems, type PointInput } from "./report-input.js";

/** The part of a report that says where. */
export interface Place {
  divisionCode?: string;
  location?: PointInput;
}

/** Finds a report's place by the mapping's rule; a point that is only half there is a problem, none at all is not. */
export function placeReport(
  record: object,
  rule: Mapping["place"],
  villages: readonly string[],
): { place: Place } | { problem: string } {
  if (rule === undefined) return { place: {} };
  if ("villageByHashOf" in rule) {
    const words = readText(record, { join: rule.villageByHashOf, with: "\n" });
    if (words === undefined) return { place: {} };
    const code = villageByHash(words, villages);
    return code === undefined ? { problem: "place: the server has no villages" } : { place: { divisionCode: code } };
  }
  const divisionCode = readText(record, rule.divisionCode);
  const place = divisionCode === undefined ? {} : { divisionCode };
  const longitude = rule.longitude && readPath(record, rule.longitude);
  const latitude = rule.latitude && readPath(record, rule.latitude);
  if (longitude === undefined && latitude === undefined) return { place };
  if (typeof longitude !== "number" || typeof latitude !== "number")
    return { problem: "place: longitude and latitude must both be numbers" };
  const system = readCoded(record, rule.system, isCoordinateSystem);
  if ("problem" in system) return system;
  return { place: { ...place, location: { longitude, latitude, system: system.value ?? "WGS84" } } };
}

/** Picks a village by the digest of a text: the same text and list of villages, the same village. */
export function villageByHash(text: string, villages: readonly string[]): string | undefined {
  const digest = createHash("sha256").update(text).digest().readUIntBE(0, 6);
  return villages.toSorted()[digest % villages.length];
}

function isCoordinateSystem(word: string): word is PointInput["system"] {
  return coordinateSystems.some((system) => system === word);
}
