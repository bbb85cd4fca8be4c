import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lexicographicSortSchema, printSchema } from "graphql";
import { buildSchema } from "../../schema/build-schema.js";
import { projectRoot } from "../kernel/project-root.js";

const FILE = join(projectRoot, "schema/schema.graphql");
const text = `${printSchema(lexicographicSortSchema(buildSchema()))}\n`;

// `npm run schema` writes the contract that is committed; with --check it only says whether the committed one still fits the code.
if (!process.argv.includes("--check")) writeFileSync(FILE, text);
else if (readFileSync(FILE, "utf8") !== text) {
  console.error(
    "schema/schema.graphql 与代码不一致，请运行 npm run schema。 schema/schema.graphql differs from the code: run npm run schema.",
  );
  process.exitCode = 1;
}
