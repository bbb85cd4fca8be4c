import { expect, it } from "vitest";
import { defineLifecycle, type Transition } from "../../server/kernel/lifecycle.js";

type Status = "OPEN" | "SHUT" | "LOST";
type Action = "SHUT" | "LOSE";
type Facts = { readonly isWindy: boolean; readonly isKnown: boolean };
type Row = Transition<Status, Action, "porter" | "owner", Facts>;

const shut: Row = {
  from: "OPEN",
  action: "SHUT",
  to: "SHUT",
  who: "porter",
  guard: ({ isWindy }) => (isWindy ? "OPEN_TASKS_REMAIN" : null),
  source: "test",
};
const lose: Row = { from: "OPEN", action: "LOSE", to: "LOST", who: "owner", source: "test" };
const door = (...transitions: readonly Row[]) =>
  defineLifecycle<Status, Action, "porter" | "owner", Facts>({
    name: "door",
    initial: "OPEN",
    statuses: ["OPEN", "SHUT", "LOST"],
    transitions,
  });
const calm: Facts = { isWindy: false, isKnown: true };
const porter = (right: string) => right === "porter";
const nobody = () => false;

it("a status that no way leads to refuses to start", () => {
  expect(() => door(shut)).toThrow("no way leads to LOST");
});

it("a status that only unreachable statuses lead to refuses to start", () => {
  const fromLost: Row = { from: "LOST", action: "SHUT", to: "SHUT", who: "owner", source: "test" };
  expect(() => door(fromLost)).toThrow("no way leads to SHUT, LOST");
});

it("a row that is there twice refuses to start", () => {
  expect(() => door(shut, lose, { ...lose })).toThrow("the row OPEN LOSE LOST owner is there twice");
});

it("the wrong status is refused before the missing right, and the right before the guard", () => {
  const it_ = door(shut, lose);
  expect(it_.move("LOST", "SHUT", { ...calm, isWindy: true }, nobody)).toMatchObject({
    refusal: { code: "ILLEGAL_TRANSITION", allowed: [] },
  });
  expect(it_.move("OPEN", "SHUT", { ...calm, isWindy: true }, nobody)).toMatchObject({
    refusal: { code: "FORBIDDEN" },
  });
  expect(it_.move("OPEN", "SHUT", { ...calm, isWindy: true }, porter)).toMatchObject({
    refusal: { code: "OPEN_TASKS_REMAIN" },
  });
  expect(it_.move("OPEN", "SHUT", calm, porter)).toEqual({ ok: true, value: "SHUT" });
});

it("of several rows of a cell the first without an objection leads on, and the last objection is told where none does", () => {
  const known: Row = { ...shut, to: "LOST", guard: ({ isKnown }) => (isKnown ? null : "NOT_ON_LIST") };
  const it_ = door(shut, known, lose);
  expect(it_.move("OPEN", "SHUT", { isWindy: true, isKnown: true }, porter)).toEqual({ ok: true, value: "LOST" });
  expect(it_.move("OPEN", "SHUT", { isWindy: true, isKnown: false }, porter)).toMatchObject({
    refusal: { code: "NOT_ON_LIST" },
  });
});

it("shows exactly the actions that it would allow, each once", () => {
  const byOwner: Row = { ...shut, who: "owner", source: "test" };
  const it_ = door(shut, byOwner, lose);
  expect(it_.allowedActions("OPEN", calm, () => true)).toEqual(["SHUT", "LOSE"]);
  expect(it_.allowedActions("OPEN", { ...calm, isWindy: true }, porter)).toEqual([]);
  expect(it_.allowedActions("SHUT", calm, () => true)).toEqual([]);
});
