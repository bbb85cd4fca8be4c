import { plantedCommandDefects } from "./planted-command-defects.js";

/** Which text becomes which other text. */
export interface Replacement {
  readonly find: string;
  readonly replace: string;
}

/** What is replaced in which built module. */
export interface PlantedEdit extends Replacement {
  readonly module: string;
}

/** Replaces a text that must stand in a source exactly once, so that no defect is planted in vain. */
export function replaceOnce(source: string, { find, replace }: Replacement, where: string): string {
  if (source.split(find).length !== 2) throw new Error(`"${find}" does not stand once in ${where}`);
  return source.replace(find, () => replace);
}

/** The defects that the fault tests must notice, or they would prove nothing. */
export const plantedDefects: Readonly<Record<string, readonly PlantedEdit[]>> = {
  ...plantedCommandDefects,
  "a repeated command is carried out again": [
    {
      module: "server/platform/commands/claim.js",
      find: "key: input.idempotencyKey,",
      replace: "key: input.idempotencyKey + Math.random(),",
    },
  ],
  "acknowledged before the commit": [
    {
      module: "server/platform/commands/command-ferry.js",
      find: "this.waiting.push({ cargo, land, fail });",
      // Now and then only, so that who tries again gets an answer.
      replace:
        "const late = () => { this.waiting.push({ cargo, land() {}, fail() {} }); void this.sail(); }; if (Math.random() < 0.3) { land({ position: null, numbers: new Map() }); setTimeout(late, 150); return; } this.waiting.push({ cargo, land, fail });",
    },
  ],
  "a catch-up skips an entry": [
    {
      module: "server/platform/live/catch-up.js",
      find: "const own = entries.filter((entry) => plan.includes(entry));",
      replace: "const own = entries.filter((entry) => plan.includes(entry)).slice(1);",
    },
  ],
  "a catch-up without a bound": [
    {
      module: "server/platform/live/catch-up.js",
      find: "const most = position + BigInt(limits.batch);",
      replace: "const most = position + 1000000n;",
    },
  ],
  "a call waits for its turn as long as it takes": [
    {
      module: "server/app/http/graphql-route.js",
      find: "const PATIENCE_MS = 1_800;",
      replace: "const PATIENCE_MS = 3600000;",
    },
  ],
  "a reader that waits for hints alone": [
    {
      module: "server/platform/live/journal-tail.js",
      find: "pace.wait(this.isConnected ? limits.pollMs : backOff(limits, this.failures))",
      replace: "pace.wait(this.isConnected ? 3600000 : backOff(limits, this.failures))",
    },
  ],
  "a reader that gives up when the database is away": [
    {
      module: "server/platform/live/journal-tail.js",
      find: 'report("the journal could not be read", error);',
      replace: 'report("the journal could not be read", error); return;',
    },
  ],
  "a cursor's epoch is not looked at": [
    {
      module: "server/platform/live/feed-member.js",
      find: "if (cursor === null || cursor.epoch !== place.epoch)",
      replace: "if (cursor === null)",
    },
  ],
  "entries that are gone are passed over": [
    {
      module: "server/platform/live/feed-member.js",
      find: "cursor.position < place.floor",
      replace: "false",
    },
    {
      module: "server/platform/live/journal-tail.js",
      find: "return isDense(entries, after) && BigInt(entries.length) === upTo - after ? entries : null;",
      replace: "return entries;",
    },
  ],
  "the place of a snapshot is read beside it": [
    {
      module: "schema/common/as-of.js",
      find: "return encodeCursor(await readJournalHead(await ctx.em()), viewerMark(ctx.viewer));",
      replace:
        'await new Promise((later) => setTimeout(later, 50)); return encodeCursor(await ctx.services.database.read({ system: "beside" }, readJournalHead), viewerMark(ctx.viewer));',
    },
  ],
  "a member joins its group wherever it stands": [
    {
      module: "server/platform/live/feed-group.js",
      find: "member.position === this.position && member.sent >= this.sent",
      replace: "true",
    },
    {
      module: "server/platform/live/catch-up.js",
      find: "member.owes === null && parts.groupOf(member.plan).join(member)",
      replace: "parts.groupOf(member.plan).join(member)",
    },
  ],
  "a slow reader never leaves its group": [
    {
      module: "server/platform/live/live-link.js",
      find: 'return unread > slowBytes ? "slow" : "keeping-up";',
      replace: 'return "keeping-up";',
    },
    { module: "server/platform/live/live-link.js", find: "if (unread > lostBytes)", replace: "if (false)" },
  ],
  "a ring with a hole": [
    {
      module: "server/platform/live/journal-ring.js",
      find: "this.entries.push(...fresh);",
      replace:
        "this.entries.push(...fresh.map((entry) => (entry.position % 5n === 0n ? (fresh[0] ?? entry) : entry)));",
    },
  ],
  "a client that does not look where a frame begins": [
    {
      module: "client/live/frame-rule.js",
      find: "from.position > at.position",
      replace: "false",
    },
  ],
  "a change of rights that is not told": [
    {
      module: "server/platform/live/feed-member.js",
      find: 'this.owes === null || this.owes === "GREETING"',
      replace: "false",
    },
  ],
  "rights that changed meanwhile are not told": [
    {
      module: "server/platform/live/feed-member.js",
      find: "cursor.viewer !== null && cursor.viewer !== plan.viewer",
      replace: "false",
    },
  ],
  "a refusal keeps its key": [
    {
      module: "server/platform/commands/run-command.js",
      find: "await work.rollback();\n        return outcome;",
      replace:
        "const { incidentId, taskId } = call.input; await work.commit({ incidentId, taskId });\n        return outcome;",
    },
  ],
  "a session that has ended may still act": [
    {
      module: "server/modules/access/actor.queries.js",
      find: '.where("Session.revokedAt", "is", null)',
      replace: "",
    },
  ],
  "a command that is run again had run before": [
    {
      module: "server/platform/commands/run-command.js",
      find: "return await carryOut(environment, call, command, work);",
      replace:
        "const input = { ...call.input, idempotencyKey: crypto.randomUUID() }; const before = { ...call, input }; await carryOut(environment, before, command, new Work(environment, before)); return await carryOut(environment, call, command, work);",
    },
  ],
  "a node that stops cuts its callers off": [
    {
      module: "server/app/start-server.js",
      find: "isDraining = true;",
      replace: "isDraining = true; app.server.closeAllConnections();",
    },
  ],
};
