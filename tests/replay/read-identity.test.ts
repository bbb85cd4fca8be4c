import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { readIdentity } from "../../client/replay/read-identity.js";

const home = mkdtempSync(join(tmpdir(), "muster-identity-"));
afterAll(() => rmSync(home, { recursive: true }));

function write(content: unknown): void {
  writeFileSync(join(home, "identities.json"), JSON.stringify(content));
}

it("the county's intake clerk is preferred to a township's, and others are left alone", () => {
  write([
    { name: "leader", password: "1", posts: ["SHIFT_LEADER"], division: "371323", agency: "a" },
    { name: "township", password: "2", posts: ["INTAKE_CLERK"], division: "371323101", agency: "b" },
    { name: "county", password: "3", posts: ["DISPATCHER", "INTAKE_CLERK"], division: "371323", agency: "c" },
  ]);
  expect(readIdentity(home)).toEqual({ name: "county", password: "3" });
});

it("without a fitting identity the command says what to give", () => {
  write([]);
  expect(() => readIdentity(home)).toThrow("has no INTAKE_CLERK: give --name and --password");
  expect(() => readIdentity(join(home, "elsewhere"))).toThrow("give --name and --password");
});
