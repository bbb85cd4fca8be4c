import { describe, expect, it } from "vitest";
import { IncidentBook } from "../../../client/simulator/incident-book.js";
import type { Step } from "../../../client/simulator/step.js";
import { assignment, incident, task, usual } from "./simulated-incident.js";

function openBook() {
  const ended: string[] = [];
  let dueAtMs = 1_000;
  const book = new IncidentBook({
    around: () => usual,
    dueAtMs: (_step: Step) => (dueAtMs += 1_000),
    ended: (id) => ended.push(id),
  });
  return { book, ended };
}

const later = Number.MAX_SAFE_INTEGER;

describe("the book", () => {
  it("keeps a step with its instant and key while it is still to be done, and drops it when it is not", () => {
    const { book } = openBook();
    book.note(incident());
    const [first] = book.due(later);
    book.note(incident());
    expect(book.due(later)).toEqual([first]);
    book.note(incident({ status: "FILED" }));
    const [next] = book.due(later);
    expect(next?.step.verb).toBe("DISPATCH");
    expect(next?.idempotencyKey).not.toBe(first?.idempotencyKey);
  });

  it("gives what is due, the longest waiting first", () => {
    const { book } = openBook();
    book.note(incident({ id: "inc_1" }));
    book.note(incident({ id: "inc_2" }));
    expect(book.due(1_999)).toEqual([]);
    expect(book.due(2_000).map(({ step }) => step.incidentId)).toEqual(["inc_1"]);
    expect(book.due(3_000).map(({ step }) => step.incidentId)).toEqual(["inc_1", "inc_2"]);
  });

  it("counts everybody's open incidents, plans its own alone, and forgets what has ended", () => {
    const { book, ended } = openBook();
    book.note(incident());
    book.note(incident({ id: "inc_of_a_person", externalNumber: null }));
    expect([book.open, book.own().length, book.due(later).length]).toEqual([2, 1, 1]);
    book.note(incident({ status: "CLOSED" }));
    book.note(incident({ status: "CLOSED" }));
    expect([book.open, book.due(later), ended]).toEqual([1, [], ["inc_plain"]]);
  });

  it("begins anew with what is open, keeping the steps of what it knew", () => {
    const { book, ended } = openBook();
    book.note(incident({ id: "inc_1" }));
    book.note(incident({ id: "inc_2" }));
    const known = book.due(later)[1];
    book.replaceBy([incident({ id: "inc_2" }), incident({ id: "inc_3" })]);
    expect(ended).toEqual(["inc_1"]);
    expect(book.due(later)[0]).toEqual(known);
    expect(book.open).toBe(2);
  });

  it("plans anew as if seen for the first time", () => {
    const { book } = openBook();
    book.note(incident());
    const [before] = book.due(later);
    book.planAnew("inc_plain");
    expect(book.due(later)[0]?.idempotencyKey).not.toBe(before?.idempotencyKey);
  });

  it("knows which squads are out, whoever sent them", () => {
    const { book } = openBook();
    const out = task({ status: "ACCEPTED", assignments: [assignment("EN_ROUTE")] });
    book.note(incident({ status: "HANDLING", externalNumber: null, tasks: [out] }));
    expect(book.isBusy("sqd_plain")).toBe(true);
    expect(book.isElsewhere("sqd_plain", "asg_plain")).toBe(false);
    expect(book.isElsewhere("sqd_plain", "asg_other")).toBe(true);
    book.note(
      incident({ status: "HANDLING", externalNumber: null, tasks: [task({ assignments: [assignment("CLEARED")] })] }),
    );
    expect(book.isBusy("sqd_plain")).toBe(false);
  });
});
