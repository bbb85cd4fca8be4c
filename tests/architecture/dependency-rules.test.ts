import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { projectRoot } from "../../server/kernel/project-root.js";
import { plantTree, runTool } from "./planted-tree.js";
import { codeFiles, codeFolders } from "./project-files.js";
import { plantedViolations, soundFiles } from "./planted-imports.js";

const configuration = ".dependency-cruiser.mjs";
const report = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
    ruleSetUsed: z.object({ forbidden: z.array(z.object({ name: z.string(), comment: z.string() })) }),
  }),
});

describe("the imports of this project", () => {
  const { modules, summary } = cruise(projectRoot);

  it("break no rule", () => {
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });

  // Without a parser for this TypeScript the tool sees 0 modules and calls them sound.
  it("are all seen by the tool", () => {
    const seen = modules
      .map(({ source }) => source)
      .filter((source) => codeFolders.some((f) => source.startsWith(`${f}/`)));

    expect(seen.filter((source) => /\.tsx?$/.test(source)).toSorted()).toEqual(codeFiles().toSorted());
  });

  it("are ruled by sentences that say what to do instead", () => {
    expect(summary.ruleSetUsed.forbidden.filter(({ comment }) => !/^[A-Za-z].{20,}\.$/.test(comment))).toEqual([]);
  });
});

describe("each dependency rule", () => {
  const planted = Object.fromEntries(plantedViolations.flatMap(({ files }) => Object.entries(files)));
  using tree = plantTree({ ...soundFiles, ...planted }, [configuration]);
  const { summary } = cruise(tree.root);
  const caught = summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);

  // A cycle is reported once, from whichever of its files is met first.
  it.each(plantedViolations)("catches $sentence", ({ rule, files }) => {
    const offenders = Object.keys(files).map((file) => `${rule}: ${file}`);
    expect(caught.filter((entry) => offenders.includes(entry))).not.toEqual([]);
  });

  it("has a planted violation", () => {
    const proven = new Set(plantedViolations.map(({ rule }) => rule));
    expect(summary.ruleSetUsed.forbidden.map(({ name }) => name).filter((name) => !proven.has(name))).toEqual([]);
  });

  it("leaves a sound tree alone", () => {
    using sound = plantTree(soundFiles, [configuration]);
    const answer = cruise(sound.root);
    expect(answer.summary.violations).toEqual([]);
    expect(answer.modules.length).toBeGreaterThanOrEqual(Object.keys(soundFiles).length);
  });
});

function cruise(root: string): z.infer<typeof report> {
  const folders = codeFolders.filter((folder) => existsSync(join(root, folder)));
  const { stdout, stderr } = runTool(root, "depcruise", [
    "--config",
    configuration,
    "--output-type",
    "json",
    ...folders,
  ]);
  if (!stdout.startsWith("{")) throw new Error(`the dependency tool gave no report: ${stderr}`);
  return report.parse(JSON.parse(stdout));
}
