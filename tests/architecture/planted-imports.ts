/** A file that breaks one rule (the first of `files`), with what it needs to break it. */
export interface PlantedImport {
  readonly rule: string;
  readonly sentence: string;
  readonly files: Readonly<Record<string, string>>;
}

const moduleNames = [
  "geography",
  "organisations",
  "access",
  "matters",
  "incidents",
  "evidence",
  "intake",
  "dispatch",
  "returns",
  "fieldwork",
  "checks",
  "board",
];

/** A small tree that keeps every rule and uses every allowed arrow. */
export const soundFiles: Readonly<Record<string, string>> = {
  "server/kernel/result.ts": 'import "node:crypto";\nexport type Result = "ok";\n',
  "server/platform/journal/index.ts": 'export { append } from "./append.js";\n',
  "server/platform/journal/append.ts":
    'import type { Result } from "../../kernel/result.js";\nexport const append: Result = "ok";\n',
  "server/platform/live/index.ts": 'export { append as feed } from "../journal/index.js";\n',
  "server/platform/live/ring.ts": "export const ring = 1;\n",
  "server/modules/geography/index.ts": 'export { locate } from "./locate.js";\n',
  "server/modules/geography/locate.ts": 'export { append as locate } from "../../platform/journal/index.js";\n',
  "server/modules/geography/grid.queries.ts": 'import "@mikro-orm/core";\nexport const grids = 1;\n',
  "server/modules/organisations/index.ts": 'export { locate as staff } from "../geography/index.js";\n',
  "server/modules/access/index.ts": 'export { staff as viewer } from "../organisations/index.js";\n',
  "server/modules/access/sign-in.ts": "export const signIn = 1;\n",
  "server/modules/matters/index.ts": 'export { staff as matter } from "../organisations/index.js";\n',
  "server/modules/matters/matter.rules.ts":
    'import type { Result } from "../../kernel/result.js";\nexport const rule: Result = "ok";\n',
  "server/modules/incidents/index.ts": 'export { matter as incident } from "../matters/index.js";\n',
  "server/modules/incidents/file-incident.ts": "export const fileIncident = 1;\n",
  "server/modules/evidence/index.ts": 'export { incident as proof } from "../incidents/index.js";\n',
  "server/modules/intake/index.ts": 'export { proof as report } from "../evidence/index.js";\n',
  "server/modules/dispatch/index.ts": 'export { incident as task } from "../incidents/index.js";\n',
  "server/modules/returns/index.ts": 'export { task as request } from "../dispatch/index.js";\n',
  "server/modules/fieldwork/index.ts": 'export { task as step } from "../dispatch/index.js";\n',
  "server/modules/checks/index.ts": 'export { task as check } from "../dispatch/index.js";\n',
  "server/modules/board/index.ts": 'export { task as counter } from "../dispatch/index.js";\n',
  "server/reactions/when-incident-filed-offer-tasks.ts":
    'export { task as offer } from "../modules/dispatch/index.js";\n',
  "server/reference/load.ts": 'export { locate as load } from "../modules/geography/index.js";\n',
  "schema/geography/grid.type.ts":
    'import "type-graphql";\nexport { locate as grid } from "../../server/modules/geography/index.js";\n',
  "server/app/start.ts":
    'import "graphql";\nimport "../../schema/geography/grid.type.js";\nimport "../reactions/when-incident-filed-offer-tasks.js";\nimport "../reference/load.js";\n',
  "client/shared/format.ts": "export const format = 1;\n",
  "migrations/first.ts": 'import "@mikro-orm/migrations";\nexport const first = 1;\n',
  "tests/access/sign-in.test.ts":
    'import "../../server/modules/access/sign-in.js";\nimport "../../server/modules/geography/index.js";\n',
  "tests/journeys/story.test.ts": 'import "../../server/app/start.js";\nimport "vitest";\n',
};

/** At least one violation for every rule of .dependency-cruiser.mjs. */
export const plantedViolations: readonly PlantedImport[] = [
  {
    rule: "no-cycles",
    sentence: "two files that import each other",
    files: {
      "server/kernel/hen.ts": 'export { egg as hen } from "./egg.js";\n',
      "server/kernel/egg.ts": 'export { hen as egg } from "./hen.js";\n',
    },
  },
  {
    rule: "no-cycles",
    sentence: "two types that import each other",
    files: {
      "server/kernel/night.ts": 'import type { Day } from "./day.js";\nexport type Night = Day;\n',
      "server/kernel/day.ts": 'import type { Night } from "./night.js";\nexport type Day = Night;\n',
    },
  },
  breach("no-unresolved", "a file that is not there", "server/kernel/lost.ts", "./nowhere.js"),
  breach("production-packages", "a test tool in production", "server/app/timing.ts", "vitest"),
  breach("module-in-table", "a module without a row", "server/modules/weather/rain.ts", "../../kernel/result.js"),
  ...moduleNames.flatMap((name, position) => upward(name, moduleNames[position + 1] ?? "access")),
  breach("tier-access", "access that asks for matters", "server/modules/access/side.ts", "../matters/index.js"),
  breach("tier-incidents", "incidents that ask for access", "server/modules/incidents/who.ts", "../access/index.js"),
  breach(
    "module-front-door",
    "a module entered by a window",
    "server/modules/dispatch/peek.ts",
    "../geography/locate.js",
  ),
  typeBreach(
    "module-front-door",
    "a type taken through a window",
    "server/modules/dispatch/peek-type.ts",
    "../geography/locate.js",
  ),
  breach(
    "front-door-from-outside",
    "a resolver past the door",
    "schema/access/sign-in.resolver.ts",
    "../../server/modules/access/sign-in.js",
  ),
  breach(
    "front-door-from-outside",
    "a reaction past the door",
    "server/reactions/when-x-y.ts",
    "../modules/access/sign-in.js",
  ),
  breach(
    "front-door-from-outside",
    "the loader past the door",
    "server/reference/peek.ts",
    "../modules/access/sign-in.js",
  ),
  breach("front-door-from-outside", "app past the door", "server/app/peek.ts", "../modules/access/sign-in.js"),
  breach(
    "pure-files",
    "a rule that writes",
    "server/modules/matters/limit.rules.ts",
    "../../platform/journal/index.js",
  ),
  typeBreach("pure-files", "a policy that knows storage", "server/modules/matters/matter.policy.ts", "@mikro-orm/core"),
  breach("pure-files", "a lifecycle that reads", "server/modules/geography/grid.lifecycle.ts", "./grid.queries.js"),
  breach("pure-files", "events that know SQL", "server/modules/geography/grid.events.ts", "pg"),
  breach("kernel-without-packages", "a package in the kernel", "server/kernel/check.ts", "zod"),
  breach("floors", "a kernel on the platform", "server/kernel/write.ts", "../platform/journal/index.js"),
  typeBreach("floors", "a kernel that knows a module's type", "server/kernel/know.ts", "../modules/geography/index.js"),
  breach("floors", "a platform on a module", "server/platform/live/ask.ts", "../../modules/geography/index.js"),
  breach("floors", "a platform on app", "server/platform/live/lift.ts", "../../app/start.js"),
  breach("platform-front-door", "a platform window", "server/platform/live/peek.ts", "../journal/append.js"),
  breach(
    "platform-from-outside",
    "a module past the platform's door",
    "server/modules/geography/peek.ts",
    "../../platform/live/ring.js",
  ),
  breach("server-knows-no-graphql", "a GraphQL error in a module", "server/modules/geography/refuse.ts", "graphql"),
  typeBreach("server-knows-no-graphql", "a GraphQL type in the platform", "server/platform/live/execute.ts", "graphql"),
  breach(
    "server-knows-no-graphql",
    "a module on schema/",
    "server/modules/geography/show.ts",
    "../../../schema/geography/grid.type.js",
  ),
  breach("server-knows-no-graphql", "a decorator in a reaction", "server/reactions/when-y-z.ts", "type-graphql"),
  breach("nobody-imports-app", "schema on app", "schema/geography/lift.ts", "../../server/app/start.js"),
  breach(
    "only-app-imports-reactions",
    "schema on a reaction",
    "schema/geography/react.ts",
    "../../server/reactions/when-incident-filed-offer-tasks.js",
  ),
  breach(
    "only-app-imports-reference",
    "a reaction on the loader",
    "server/reactions/when-z-load.ts",
    "../reference/load.js",
  ),
  typeBreach(
    "client-sees-the-contract",
    "a server type in the client",
    "client/shared/steal.ts",
    "../../server/kernel/result.js",
  ),
  breach(
    "client-sees-the-contract",
    "schema code in the client",
    "client/shared/steal-schema.ts",
    "../../schema/geography/grid.type.js",
  ),
  breach("server-knows-no-client", "client code in the server", "server/app/draw.ts", "../../client/shared/format.js"),
  breach(
    "migrations-stand-alone",
    "a migration that will change with the code",
    "migrations/second.ts",
    "../server/kernel/result.js",
  ),
  breach(
    "production-without-tests",
    "production on tests",
    "server/app/cheat.ts",
    "../../tests/journeys/story.test.js",
  ),
  breach(
    "tests-own-module",
    "a test that opens another module",
    "tests/matters/peek.test.ts",
    "../../server/modules/access/sign-in.js",
  ),
  breach(
    "tests-own-module",
    "a journey that opens a module",
    "tests/journeys/peek.test.ts",
    "../../server/modules/access/sign-in.js",
  ),
];

function breach(rule: string, sentence: string, file: string, target: string): PlantedImport {
  return { rule, sentence, files: { [file]: `import ${JSON.stringify(target)};\n` } };
}

function typeBreach(rule: string, sentence: string, file: string, target: string): PlantedImport {
  const text = `import type { Thing } from ${JSON.stringify(target)};\nexport type Taken = Thing;\n`;
  return { rule, sentence: `${sentence} (type only)`, files: { [file]: text } };
}

function upward(name: string, above: string): readonly PlantedImport[] {
  return [
    breach(`tier-${name}`, `${name} that calls ${above}`, `server/modules/${name}/call-up.ts`, `../${above}/index.js`),
    typeBreach(
      `tier-${name}`,
      `${name} that knows ${above}`,
      `server/modules/${name}/know-up.ts`,
      `../${above}/index.js`,
    ),
  ];
}
