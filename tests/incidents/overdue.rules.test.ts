import { describe, expect, it } from "vitest";
import { isDeadlineOverdue, isIncidentOverdue } from "../../server/modules/incidents/overdue.rules.js";

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 23, hour));
const now = at(12);

describe("a deadline", () => {
  it.each([
    ["is due later", { dueAt: at(13), metAt: null, pausedAt: null }, false],
    ["is due this instant", { dueAt: at(12), metAt: null, pausedAt: null }, false],
    ["has run out", { dueAt: at(11), metAt: null, pausedAt: null }, true],
    ["was met in time", { dueAt: at(11), metAt: at(10), pausedAt: null }, false],
    ["was met too late", { dueAt: at(9), metAt: at(10), pausedAt: null }, true],
    ["was paused in time", { dueAt: at(11), metAt: null, pausedAt: at(10) }, false],
    ["was met during a pause", { dueAt: at(11), metAt: at(12), pausedAt: at(10) }, false],
    ["was met during a pause, after it had run out", { dueAt: at(9), metAt: at(12), pausedAt: at(10) }, true],
    ["was paused after it had run out", { dueAt: at(9), metAt: null, pausedAt: at(10) }, true],
  ])("that %s", (_name, deadline, isOverdue) => expect(isDeadlineOverdue(deadline, now)).toBe(isOverdue));
});

describe("an incident", () => {
  it.each([
    ["without an armed clock is not overdue", null, false],
    ["whose next clock runs is not overdue", at(13), false],
    ["whose next clock has run out is overdue", at(11), true],
  ])("%s", (_name, nextDueAt, isOverdue) => expect(isIncidentOverdue({ nextDueAt }, now)).toBe(isOverdue));
});
