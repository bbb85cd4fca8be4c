import { describe, expect, it } from "vitest";
import { hear, keptOf, look, openBell, silence, toneOf, type Bell } from "../../../client/console/sound/bell.rules.js";
import { incidentRowOf } from "./incident-row-of.js";

const row = (id: string, tier: "EMERGENCY" | "COORDINATED" | "ORDINARY", status: "REPORTED" | "CLOSED" = "REPORTED") =>
  incidentRowOf({ id, tier, status });
const bellOf = (known: Bell["known"] extends ReadonlyMap<string, infer T> ? Record<string, T> : never, ringing = "") =>
  ({ known: new Map(Object.entries(known)), ringing: new Set(ringing === "" ? [] : ringing.split(" ")) }) as Bell;
const sayOf = ({ bell, fresh }: ReturnType<typeof hear>) => ({
  known: Object.fromEntries(bell.known),
  ringing: [...bell.ringing].join(" "),
  fresh: fresh.map(({ id }) => id).join(" "),
});

describe("a bell that hears of a change", () => {
  it.each([
    ["a new emergency rings", bellOf({}), [row("a", "EMERGENCY")], { a: "EMERGENCY" }, "a", "a"],
    ["a new coordinated one sounds once", bellOf({}), [row("a", "COORDINATED")], { a: "COORDINATED" }, "", "a"],
    ["a new ordinary one is no news", bellOf({}), [row("a", "ORDINARY")], {}, "", ""],
    ["a known emergency is no news", bellOf({ a: "EMERGENCY" }), [row("a", "EMERGENCY")], { a: "EMERGENCY" }, "", ""],
    ["it goes on ringing", bellOf({ a: "EMERGENCY" }, "a"), [row("a", "EMERGENCY")], { a: "EMERGENCY" }, "a", ""],
    ["a raised one rings", bellOf({ a: "COORDINATED" }), [row("a", "EMERGENCY")], { a: "EMERGENCY" }, "a", "a"],
    [
      "a lowered one falls silent",
      bellOf({ a: "EMERGENCY" }, "a"),
      [row("a", "COORDINATED")],
      { a: "COORDINATED" },
      "",
      "",
    ],
    ["an ended one falls silent", bellOf({ a: "EMERGENCY" }, "a"), [row("a", "EMERGENCY", "CLOSED")], {}, "", ""],
    [
      "one that came and ended at once",
      bellOf({}),
      [row("a", "EMERGENCY"), row("a", "EMERGENCY", "CLOSED")],
      {},
      "",
      "",
    ],
    [
      "a new one beside one that rings",
      bellOf({ a: "EMERGENCY" }, "a"),
      [row("b", "EMERGENCY")],
      { a: "EMERGENCY", b: "EMERGENCY" },
      "a b",
      "b",
    ],
  ])("%s", (_, bell, rows, known, ringing, fresh) => {
    expect(sayOf(hear(bell, rows))).toEqual({ known, ringing, fresh });
  });

  it("stays the same bell while nothing is news", () => {
    const bell = bellOf({ a: "EMERGENCY" }, "a");
    expect(hear(bell, [row("a", "EMERGENCY"), row("b", "ORDINARY")]).bell).toBe(bell);
  });
});

describe("a bell that looks at everything", () => {
  it("forgets what is gone, and rings for what came while the line was down", () => {
    const bell = bellOf({ a: "EMERGENCY", b: "EMERGENCY" }, "a b");
    expect(sayOf(look(bell, [row("b", "EMERGENCY"), row("c", "EMERGENCY")]))).toEqual({
      known: { b: "EMERGENCY", c: "EMERGENCY" },
      ringing: "b c",
      fresh: "c",
    });
  });
});

describe("a desk that opens", () => {
  const rows = [row("a", "EMERGENCY"), row("b", "COORDINATED"), row("c", "ORDINARY")];
  it("is silent about what is there already", () => {
    expect(sayOf(openBell(null, rows))).toEqual({
      known: { a: "EMERGENCY", b: "COORDINATED" },
      ringing: "",
      fresh: "",
    });
  });

  it.each([
    ["goes on with what rang", { emergencies: ["a"], ringing: ["a"] }, "a", ""],
    ["stays silent about what was acknowledged", { emergencies: ["a"], ringing: [] }, "", ""],
    ["rings for what came meanwhile", { emergencies: [], ringing: [] }, "a", "a"],
    ["forgets what ended meanwhile", { emergencies: ["a", "z"], ringing: ["z"] }, "", ""],
  ])("again %s", (_, kept, ringing, fresh) => {
    expect(sayOf(openBell(kept, rows))).toMatchObject({ ringing, fresh });
  });

  it("keeps the emergencies and what rings", () => {
    expect(keptOf(bellOf({ a: "EMERGENCY", b: "COORDINATED" }, "a"))).toEqual({ emergencies: ["a"], ringing: ["a"] });
  });
});

describe("acknowledging", () => {
  it.each([
    ["one of two", ["a"], "b"],
    ["all", ["a", "b"], ""],
    ["one that does not ring", ["z"], "a b"],
  ])("%s", (_, ids, left) => {
    expect([...silence(bellOf({ a: "EMERGENCY", b: "EMERGENCY" }, "a b"), ids).ringing].join(" ")).toBe(left);
  });
});

describe("the tone of what is fresh", () => {
  it.each([
    ["nothing", [], null],
    ["a coordinated one", [row("a", "COORDINATED")], "COORDINATED"],
    ["an emergency among others", [row("a", "COORDINATED"), row("b", "EMERGENCY")], "EMERGENCY"],
  ])("%s", (_, fresh, tone) => {
    expect(toneOf(fresh)).toBe(tone);
  });
});
