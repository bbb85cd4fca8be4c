import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ResyncReasonEnum } from "../../schema/incidents/resync-reason.enum.js";
import { ERROR_CODES, statusOf } from "../../server/app/graphql/errors.js";
import { LIMITS } from "../../server/app/graphql/limits.js";
import { CLOSE } from "../../server/app/websocket/close-codes.js";
import { PAGE_LIMIT } from "../../server/kernel/page.js";
import { projectRoot } from "../../server/kernel/project-root.js";
import { EVIDENCE_BYTES_LIMIT } from "../../server/modules/evidence/index.js";
import { tableOf } from "../support/document-tables.js";

/** How docs/api.md names each limit; null for what no caller can notice. */
const LIMIT_NAMES: Readonly<Record<keyof typeof LIMITS, string | null>> = {
  bodyBytes: "bytes of a request or a message",
  tokens: "tokens of a document",
  depth: "levels",
  fields: "fields, every fragment unfolded",
  aliasesOfField: "aliases of one field",
  aliases: "aliases",
  directives: "directives",
  cost: "cost of an operation",
  signIns: "sign-ins in a document",
  validationErrors: "errors shown for an invalid document",
  documentsKept: null,
  subscriptionsPerSocket: "subscriptions on a socket",
  operationIdLength: "characters of an operation's id on a socket",
  socketsPerIdentity: "sockets of a person",
  waitingSockets: "sockets of a node without a session yet",
  messagesPerSecond: "messages read from a socket in a second",
  unreadBytes: "bytes of answers that a socket leaves unread",
  initMs: "milliseconds from opening a socket to `connection_init`",
};

describe("docs/api.md", () => {
  test("tells every limit as it is", () => {
    const limits = Object.entries(LIMIT_NAMES).flatMap(([key, name]) =>
      name === null ? [] : [[name, LIMITS[key as keyof typeof LIMITS]] as const],
    );
    const all = [
      ...limits,
      ["rows of a page", PAGE_LIMIT],
      ["bytes of a piece of evidence", EVIDENCE_BYTES_LIMIT],
    ] as const;
    expect(Object.fromEntries(tableOf("docs/api.md", ["what", "most"]).map(([name, most]) => [name, most]))).toEqual(
      Object.fromEntries(all.map(([name, most]) => [name, most.toLocaleString("en")])),
    );
  });

  test("tells every code of an error with its HTTP status", () => {
    expect(tableOf("docs/api.md", ["code", "HTTP", "when"]).map(([code, status]) => [code, status])).toEqual(
      [...ERROR_CODES, "INTERNAL_SERVER_ERROR"].map((code) => [`\`${code}\``, String(statusOf(code))]),
    );
  });

  test("tells every reason to load the snapshot again", () => {
    const reasons = tableOf("docs/api.md", ["resync", "why"]).map(([reason]) => reason);
    expect(reasons).toEqual(Object.keys(ResyncReasonEnum).map((reason) => `\`${reason}\``));
  });

  test("tells every code that a socket is closed with", () => {
    const codes = tableOf("docs/api.md", ["close code", "why", "then"]).map(([code]) => Number(code));
    expect(new Set(codes)).toEqual(new Set(Object.values(CLOSE).map(({ code }) => code)));
  });

  test("links only to what exists", () => {
    const text = readFileSync(join(projectRoot, "docs/api.md"), "utf8");
    const paths = [...text.matchAll(/`((?:client|schema|docs)\/[\w./-]+\.\w+)`/g)].map(([, path]) => path ?? "");
    expect(paths.length).toBeGreaterThan(2);
    for (const path of paths) expect(() => readFileSync(join(projectRoot, path)), path).not.toThrow();
  });
});
