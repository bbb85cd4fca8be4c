/** What is replaced in which built module; the same form as the other defects, which know these. */
interface Edit {
  readonly module: string;
  readonly find: string;
  readonly replace: string;
}

/** Defects of commands, rights and limits that the harnesses of these must notice. */
export const plantedCommandDefects: Readonly<Record<string, readonly Edit[]>> = {
  "a task is read before its lock and taken at that": [
    {
      module: "server/modules/dispatch/load-task.js",
      find: "const task = await tx.em.refresh(found);",
      replace: "const task = found;",
    },
    {
      module: "server/modules/dispatch/task.entity.js",
      find: "version: p.integer().version(),",
      replace: "version: p.integer().onCreate(() => 1),",
    },
  ],
  "a key is good for another input": [
    {
      module: "server/platform/commands/claim.js",
      find: 'known?.["isSame"] === true',
      replace: "known !== undefined",
    },
  ],
  "whether a squad is free is kept apart from what it does": [
    {
      module: "server/modules/dispatch/squad-objection.js",
      find: "availabilityOf(squad, engagements.get(squad.id) ?? {})",
      replace: "availabilityOf(squad, {})",
    },
  ],
  "who handled may check": [
    {
      module: "server/modules/checks/request-check.js",
      find: "if (incident.handlingAgencyIds.includes(checkerId))",
      replace: "if (false)",
    },
  ],
  "a socket outlives its session": [
    {
      module: "server/app/websocket/watch-sessions.js",
      find: "endSocket(socket, CLOSE.signedOut);\n            else if",
      replace: "void socket;\n            else if",
    },
  ],
  "changed rights do not reach a socket": [
    {
      module: "server/app/websocket/watch-sessions.js",
      find: "standing.postId !== actor.postId || standing.authorisationVersion !== actor.authorisationVersion",
      replace: "false",
    },
  ],
  "one feed does not ask whom an entry concerns": [
    {
      module: "server/app/websocket/live-plan.js",
      find: "isVisible(viewer.scope, entry.audience) && fits(entry)",
      replace: "fits(entry)",
    },
  ],
  "a socket may hold any number of subscriptions": [
    {
      module: "server/app/websocket/socket-hooks.js",
      find: "Object.keys(ctx.subscriptions).length > LIMITS.subscriptionsPerSocket",
      replace: "false",
    },
  ],
  "a subscription that ended stays with its group": [
    {
      module: "server/app/websocket/live-desk.js",
      find: "joined.leave();",
      replace: "",
    },
  ],
};
