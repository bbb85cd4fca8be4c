import { createHash } from "node:crypto";
import { z } from "zod";
import type { Mapping, PlaceFields } from "./mapping.js";
import { readCoded, readPath, readText } from "./read-field.js";
import { coordinateSystems, type PointInput, type ReportInput } from "./report-input.js";

const codesForm = z.array(z.string()).optional();

/** The part of a report that says where. */
export type Place = Pick<ReportInput, "divisionCode" | "affectedDivisionCodes" | "location">;

type Placed = { place: Place } | { problem: string };

/** Finds a report's place by the mapping's rule; a point that is only half there is a problem, none at all is not. */
export function placeReport(record: object, rule: Mapping["place"], villages: readonly string[]): Placed {
  if (rule === undefined) return { place: {} };
  if (!("villageByHashOf" in rule)) return placeByFields(record, rule);
  const words = readText(record, { join: rule.villageByHashOf, with: "\n" });
  if (words === undefined) return { place: {} };
  const code = villageByHash(words, villages);
  return code === undefined ? { problem: "place: the server has no villages" } : { place: { divisionCode: code } };
}

function placeByFields(record: object, rule: PlaceFields): Placed {
  const place: Place = {};
  const divisionCode = readText(record, rule.divisionCode);
  if (divisionCode !== undefined) place.divisionCode = divisionCode;
  const affected = codesForm.safeParse(rule.affectedDivisionCodes && readPath(record, rule.affectedDivisionCodes));
  if (!affected.success) return { problem: "place: the affected divisions must be a list of codes" };
  if (affected.data) place.affectedDivisionCodes = affected.data;
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
