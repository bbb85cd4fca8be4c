import { describe, expect, it } from "vitest";
import { z } from "zod";
import { plantTree, runTool } from "./planted-tree.js";

const report = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) });

/** One file per rule: its name, the rule, and code that breaks it. */
const planted: readonly (readonly [file: string, rule: string, text: string])[] = [
  [
    "floating",
    "typescript(no-floating-promises)",
    "async function work() {}\nexport function start() {\n  work();\n}\n",
  ],
  [
    "unawaited",
    "typescript(return-await)",
    "declare function work(): Promise<1>;\nexport async function run() {\n  try {\n    return work();\n  } catch {\n    return 0;\n  }\n}\n",
  ],
  ["thrown-text", "typescript(only-throw-error)", 'export function stop() {\n  throw "stop";\n}\n'],
  [
    "value-import",
    "typescript(consistent-type-imports)",
    'import { Clock } from "./clock.js";\nexport type Watch = Clock;\n',
  ],
  ["import-type", "typescript(consistent-type-imports)", 'export type Watch = import("./clock.js").Clock;\n'],
  ["any", "typescript(no-explicit-any)", "export const thing = (given: any) => String(given);\n"],
  ["non-null", "typescript(no-non-null-assertion)", "export const length = (text?: string) => text!.length;\n"],
  [
    "half-switch",
    "typescript(switch-exhaustiveness-check)",
    'export function side(at: "left" | "right") {\n  switch (at) {\n    case "left":\n      return 1;\n  }\n  return 2;\n}\n',
  ],
  ["default", "import(no-default-export)", "export default 1;\n"],
  ["hen", "import(no-cycle)", 'import { egg } from "./egg.js";\nexport const hen = () => egg;\n'],
  ["console", "eslint(no-console)", 'console.log("here");\n'],
  ["long", "eslint(max-lines-per-function)", `export function long() {\n${"  Math.random();\n".repeat(50)}}\n`],
  ["CamelCase", "unicorn(filename-case)", "export const camel = 1;\n"],
];

const sound = {
  "server/modules/matters/clock.ts": "export interface Clock {\n  readonly now: Date;\n}\n",
  "server/modules/matters/egg.ts": 'import { hen } from "./hen.js";\nexport const egg = () => hen;\n',
};

describe("the linter", () => {
  using tree = plantTree({ ...sound, ...Object.fromEntries(planted.map(([file, , text]) => [pathOf(file), text])) }, [
    ".oxlintrc.json",
    "tsconfig.json",
  ]);
  const found = lint(tree.root);

  it.each(planted)("refuses %s: %s", (file, rule) => {
    expect(found).toContain(`${rule} ${pathOf(file)}`);
  });

  it("leaves sound files alone", () => {
    using quiet = plantTree({ "server/modules/matters/clock.ts": sound["server/modules/matters/clock.ts"] }, [
      ".oxlintrc.json",
      "tsconfig.json",
    ]);
    expect(lint(quiet.root)).toEqual([]);
  });
});

function pathOf(file: string): string {
  return `server/modules/matters/${file}.ts`;
}

function lint(root: string): readonly string[] {
  const { stdout, stderr } = runTool(root, "oxlint", ["--format", "json", "server"]);
  if (!stdout.startsWith("{")) throw new Error(`the linter gave no report: ${stderr}${stdout}`);
  return report.parse(JSON.parse(stdout)).diagnostics.map(({ code, filename }) => `${code} ${filename}`);
}
