import { buildSchema, isEnumType } from "graphql";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { en } from "../../../client/console/words/en.js";
import { zh } from "../../../client/console/words/zh.js";
import { projectRoot } from "../../../server/kernel/project-root.js";

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

const contract = buildSchema(readFileSync(join(projectRoot, "schema/schema.graphql"), "utf8"));

/** Where the words of each enumeration of the contract stand. */
const SECTION_OF: Readonly<Record<string, keyof typeof zh>> = {
  Tier: "tier",
  IncidentStatus: "status",
  TaskStatus: "taskStatus",
  TaskRole: "taskRole",
  AssignmentStatus: "assignmentStatus",
  Availability: "availability",
  Post: "post",
  IncidentSource: "source",
  DeadlineKind: "deadline",
  Disposition: "disposition",
  CheckMethod: "checkMethod",
  CheckResult: "checkResult",
  IncidentAction: "incidentAction",
  TaskAction: "taskAction",
  AssignmentAction: "assignmentAction",
  RefusalCode: "refusal",
};

describe("the texts of the screen", () => {
  it("are there in both languages", () => {
    expect(keysOf(en)).toEqual(keysOf(zh));
  });

  it("say something, Chinese with Chinese characters unless it is a name", () => {
    const texts: Texts = zh;
    const plain = Object.values(texts).flatMap((section) =>
      Object.values(section).filter((text) => !/\p{Script=Han}/u.test(text)),
    );
    expect(plain).toEqual(["English"]);
    expect(
      Object.values(en)
        .flatMap((section: Readonly<Record<string, string>>) => Object.values(section))
        .filter((text) => text.trim() === ""),
    ).toEqual([]);
  });

  it("have the same gaps in both languages", () => {
    const gapsOf = (texts: Texts) =>
      Object.entries(texts).flatMap(([section, words]) =>
        Object.entries(words).map(
          ([key, text]) => `${section}.${key} ${(text.match(/\{\{\w+\}\}/g) ?? []).toSorted().join("")}`,
        ),
      );
    expect(gapsOf(en).toSorted()).toEqual(gapsOf(zh).toSorted());
  });

  it.each(Object.entries(SECTION_OF))("have a word for every %s", (name, section) => {
    const type = contract.getType(name);
    const values = isEnumType(type) ? type.getValues().map((value) => value.name) : [];
    expect(values.length).toBeGreaterThan(0);
    expect(Object.keys(zh[section]).toSorted()).toEqual(values.toSorted());
  });

  it("call what can come of a task as the reference data does", () => {
    const lines = readFileSync(join(projectRoot, "server/reference/yishui/result-codes.ndjson"), "utf8").trim();
    const names = lines
      .split("\n")
      .map((line) => z.object({ code: z.string(), name: z.string() }).parse(JSON.parse(line)));
    expect(names.length).toBeGreaterThan(40);
    expect(zh.result).toEqual(Object.fromEntries(names.map(({ code, name }) => [code, name])));
  });
});

function keysOf(texts: Texts): readonly string[] {
  return Object.entries(texts)
    .flatMap(([section, words]) => Object.keys(words).map((key) => `${section}.${key}`))
    .toSorted();
}
