// Which way imports may point. Every comment below says what to do instead; tests/architecture plants one violation per rule.
import { Visitor } from "@swc/core/Visitor.js";

// The parser reads `using` declarations, but its visitor stops at them (tried with @swc/core 1.16.22).
const { visitStatement } = Visitor.prototype;
Visitor.prototype.visitStatement = function (statement) {
  if (statement.type !== "UsingDeclaration") return visitStatement.call(this, statement);
  return { ...statement, decls: this.visitVariableDeclarators(statement.decls) };
};

const modules = "server/modules";

/** Each module with the modules below it. Anything upward is a reaction. */
const mayImport = {
  geography: [],
  organisations: ["geography"],
  access: ["organisations", "geography"],
  matters: ["geography", "organisations"],
  incidents: ["geography", "organisations", "matters"],
  evidence: ["geography", "organisations", "matters", "incidents"],
  intake: ["geography", "organisations", "matters", "incidents", "evidence"],
  dispatch: ["geography", "organisations", "matters", "incidents", "evidence"],
  returns: ["organisations", "matters", "incidents", "evidence", "dispatch"],
  fieldwork: ["geography", "organisations", "matters", "incidents", "dispatch"],
  checks: ["organisations", "matters", "incidents", "evidence", "dispatch"],
  board: ["geography", "organisations", "matters", "incidents", "dispatch"],
};

const inside = (...names) => names.map((name) => `^${modules}/${name}/`);
const moduleDoor = `^${modules}/[^/]+/index[.]ts$`;
const platformDoor = "^server/platform/[^/]+/index[.]ts$";
const platformInside = "^server/platform/[^/]+/.+";
const npmPackages = ["npm", "npm-dev", "npm-optional", "npm-peer", "npm-bundled", "npm-no-pkg", "npm-unknown"];
const packages = (...names) => `(^|node_modules/)(${names.join("|")})(/|$)`;
const graphqlPackages = packages("graphql", "type-graphql", "graphql-ws", "graphql-scalars", "@apollo");
const storagePackages = packages("@mikro-orm", "pg", "kysely");

const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

export default {
  forbidden: [
    forbid("no-cycles", "Move the shared idea down a tier, or make it a reaction.", {}, { circular: true }),
    forbid("no-unresolved", "Name a file or package that exists, with its .js ending.", {}, { couldNotResolve: true }),
    forbid(
      "production-packages",
      "Put what runs in production under dependencies, not devDependencies.",
      { path: "^(server|schema|migrations)/" },
      { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["type-only"] },
    ),

    forbid(
      "module-in-table",
      "Give the new module a row in mayImport first.",
      { path: `^${modules}/`, pathNot: inside(...Object.keys(mayImport)) },
      {},
    ),
    ...Object.entries(mayImport).map(([name, below]) =>
      forbid(
        `tier-${name}`,
        `${name} may import only [${below.join(", ")}]. To react upwards, add server/reactions/when-….ts.`,
        { path: inside(name) },
        { path: `^${modules}/`, pathNot: inside(name, ...below) },
      ),
    ),
    forbid(
      "module-front-door",
      "Import another module's index.ts, never its files.",
      { path: `^${modules}/([^/]+)/` },
      { path: `^${modules}/`, pathNot: [`^${modules}/$1/`, moduleDoor] },
    ),
    forbid(
      "front-door-from-outside",
      "schema/, reactions/, reference/ and app/ enter a module by its index.ts.",
      { path: "^(schema|server/(app|reactions|reference))/" },
      { path: `^${modules}/`, pathNot: moduleDoor },
    ),
    forbid(
      "pure-files",
      "lifecycle, rules, policy, errors and events take data and give data: load before, save after, in the verb's file.",
      { path: `^${modules}/.+[.](lifecycle|rules|policy|errors|events)[.]ts$` },
      { path: ["^server/platform/", "[.](repository|queries)[.]ts$", storagePackages] },
    ),

    forbid(
      "kernel-without-packages",
      "The kernel is plain TypeScript: wrap the package in server/platform and give the kernel an interface.",
      { path: "^server/kernel/" },
      { dependencyTypes: npmPackages },
    ),
    forbid(
      "floors",
      "The kernel imports nothing of ours, the platform only the kernel: pass what is needed as an argument.",
      { path: "^server/(kernel|platform)/" },
      { path: "^(server|schema)/", pathNot: ["^server/kernel/", "^server/$1/"] },
    ),
    forbid(
      "platform-front-door",
      "Import another platform folder's index.ts, never its files.",
      { path: "^server/platform/([^/]+)/" },
      { path: platformInside, pathNot: ["^server/platform/$1/", platformDoor] },
    ),
    forbid(
      "platform-from-outside",
      "Enter a platform folder by its index.ts.",
      { pathNot: "^(server/platform|tests)/" },
      { path: platformInside, pathNot: platformDoor },
    ),

    forbid(
      "server-knows-no-graphql",
      "Only server/app wires GraphQL in: keep the idea in the module and its API form in schema/.",
      { path: "^server/", pathNot: "^server/app/" },
      { path: ["^schema/", graphqlPackages] },
    ),
    forbid(
      "nobody-imports-app",
      "app is the roof: move what others need into platform or kernel.",
      { pathNot: "^(server/app|tests)/" },
      { path: "^server/app/" },
    ),
    forbid(
      "only-app-imports-reactions",
      "A reaction is called by the journal alone: let app register it.",
      { pathNot: "^(server/(app|reactions)|tests)/" },
      { path: "^server/reactions/" },
    ),
    forbid(
      "only-app-imports-reference",
      "Reference data is loaded by app; ask the module that owns it for its rows.",
      { pathNot: "^(server/(app|reference)|tests)/" },
      { path: "^server/reference/" },
    ),

    forbid(
      "client-sees-the-contract",
      "client/ knows the server by schema.graphql and its generated operations only.",
      { path: "^client/" },
      { path: "^(server|schema|migrations)/" },
    ),
    forbid(
      "server-knows-no-client",
      "The server serves the built client as files; what both need belongs in the contract.",
      { path: "^(server|schema)/" },
      { path: "^client/" },
    ),
    forbid(
      "migrations-stand-alone",
      "A migration is frozen: write its SQL out instead of importing code that will change.",
      { path: "^migrations/" },
      { path: "^(server|schema|client)/" },
    ),
    forbid(
      "production-without-tests",
      "Production never imports tests/: move the code under server/.",
      { pathNot: "^tests/" },
      { path: "^tests/" },
    ),
    forbid(
      "tests-own-module",
      "A test folder opens only its own module's files; use the other module's index.ts.",
      { path: "^tests/([^/]+)/" },
      { path: `^${modules}/`, pathNot: [`^${modules}/$1/`, moduleDoor] },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    // The generators of reference data and the peers of the benches are packages of their own: what they need must not burden this one.
    // What codegen writes from the contract is made anew with every build and is nobody's to arrange.
    exclude: { path: "^(server/reference/[^/]+/generate|client/generated/|tests/bench/peers/)" },
    tsPreCompilationDeps: true,
    parser: "swc",
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
