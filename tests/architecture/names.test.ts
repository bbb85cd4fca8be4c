import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../server/kernel/project-root.js";
import { codeFiles, codeFolders, committedTexts, filesBelow } from "./project-files.js";

const emptyWords = ["util", "utils", "helper", "helpers", "manager", "misc", "data", "common"];
const placesForCommon = ["schema/common/", "client/operations/common/"];
const generated = "client/generated/";

const files = codeFolders.flatMap((folder) => filesBelow(folder)).filter((path) => !path.startsWith(generated));
const sources = codeFiles()
  .filter((path) => !path.startsWith(generated))
  .map((path) => ({ path, text: readFileSync(join(projectRoot, path), "utf8") }));

describe("names", () => {
  it("say what a file is for", () => {
    expect(files.filter(saysNothing)).toEqual([]);
  });

  it("are kebab-case with a dotted role", () => {
    expect(files.filter((path) => !isKebabCase(path))).toEqual([]);
  });

  it("of exports say what the thing is", () => {
    expect(sources.filter(({ text }) => exportsEmptyWord(text)).map(({ path }) => path)).toEqual([]);
  });
});

describe("committed texts", () => {
  const texts = committedTexts();

  it("are found", () => {
    expect(texts.map(({ path }) => path)).toContain("package.json");
  });

  it("name no folder of one machine and no package mirror", () => {
    expect(texts.flatMap(({ path, text }) => placesOfOneMachine(text).map((place) => `${path}: ${place}`))).toEqual([]);
  });
});

describe("a planted name", () => {
  it.each([
    "server/kernel/utils.ts",
    "server/platform/helpers/x.ts",
    "schema/incidents/incident.manager.ts",
    "tests/common/x.ts",
  ])("%s is refused", (path) => expect(saysNothing(path)).toBe(true));

  it.each(["server/kernel/Result.ts", "server/kernel/domain_error.ts", "client/console/incidentList.tsx"])(
    "%s is refused",
    (path) => expect(isKebabCase(path)).toBe(false),
  );

  it.each(["schema/common/cursor.scalar.ts", "server/modules/dispatch/accept-task.ts", "schema/schema.graphql"])(
    "%s is fine",
    (path) => {
      expect(saysNothing(path)).toBe(false);
      expect(isKebabCase(path)).toBe(true);
    },
  );

  it.each(["export class TaskManager {}", "export const dateUtils = 1;"])("%j is refused", (text) =>
    expect(exportsEmptyWord(text)).toBe(true),
  );

  it.each([
    `see ${["", "work", "main"].join("/")}`,
    `cd ${["", "home", "li", "x"].join("/")}`,
    `https:${"//10.0.0.7"}/npm`,
    `https:${"//npm"}.mirror.example/x`,
  ])("%j is refused", (text) => expect(placesOfOneMachine(text)).toHaveLength(1));
});

function saysNothing(path: string): boolean {
  const isRoomForCommon = placesForCommon.some((place) => path.startsWith(place));
  const words = path.split(/[/.]/).filter((word) => !(word === "common" && isRoomForCommon));
  return words.some((word) => emptyWords.includes(word));
}

function isKebabCase(path: string): boolean {
  const isPaper = /^[A-Z]+\.md$/;
  return path
    .split("/")
    .every((name) => isPaper.test(name) || /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/.test(name));
}

function exportsEmptyWord(text: string): boolean {
  return /^export (?:abstract )?(?:class|const|function|async function|interface|type) \w*(?:Manager|Utils?|Helpers?|Misc)\b/m.test(
    text,
  );
}

function placesOfOneMachine(text: string): readonly string[] {
  const folders = text.match(/(?<![\w.-])\/(?:work|home)\/[\w-]+/g) ?? [];
  const hosts = text.match(/https?:\/\/[\w.:-]+/g) ?? [];
  const isPrivate = (host: string) => /\/\/(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d/.test(host);
  const isMirror = (host: string) =>
    /registry|mirror|artifactory|nexus|verdaccio/.test(host) && !host.endsWith("//registry.npmjs.org");
  return [...folders, ...hosts.filter((host) => isPrivate(host) || isMirror(host))];
}
