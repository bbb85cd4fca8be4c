import { describe, expect, it } from "vitest";
import { fateOf } from "../../../client/simulator/draw.js";
import type { Incident, Task } from "../../../client/simulator/incident-form.js";
import { inputOf } from "../../../client/simulator/step-input.js";
import type { Step, Verb } from "../../../client/simulator/step.js";
import { incident, task } from "./simulated-incident.js";

const agencyId = (code: string) => `agc_${code}`;

/** What is sent for a verb, without its key. */
function sent(verb: Verb, on: Incident, { more = {}, refusals = 0, id = on.id } = {}): object {
  const step: Step = { verb, incidentId: on.id, on: id, round: on.round, doers: [], wait: "register" };
  return inputOf({ step, idempotencyKey: "key", dueAtMs: 0, refusals }, on, { agencyId, ...more });
}

const office = (code: string, changes: Partial<Task> = {}) =>
  task({ agency: { id: `agc_${code}`, code, name: code, kind: "TOWNSHIP_OFFICE" }, ...changes });

describe("what is sent", () => {
  it("to file names the matter that the words mean, else the server's guess, else the matter of what is left over", () => {
    expect(sent("FILE", incident({ matter: null }))).toEqual({ incidentId: "inc_plain", matterCode: "0102" });
    const foreign = { description: "别人写的话" };
    expect(sent("FILE", incident({ ...foreign }))).toMatchObject({ matterCode: "0102" });
    expect(sent("FILE", incident({ ...foreign, matter: null }))).toMatchObject({ matterCode: "0599" });
  });

  it("to dispatch follows the list, and after a refusal names somebody", () => {
    expect(sent("DISPATCH", incident())).toEqual({ incidentId: "inc_plain" });
    expect(sent("DISPATCH", incident(), { refusals: 1 })).toMatchObject({ leadAgencyId: "agc_371323001-TO" });
  });

  it("to dispatch elsewhere passes over who has had it", () => {
    const returned = incident({ tasks: [office("371323001-TO", { status: "RETURNED" })] });
    expect(sent("DISPATCH_ELSEWHERE", returned)).toMatchObject({
      leadAgencyId: "agc_371323001-EO",
      overrideReason: expect.stringMatching(/./),
    });
  });

  it("to have it checked names another center only where the commanding one took part", () => {
    expect(sent("REQUEST_CHECK", incident({ tasks: [task({ status: "DONE" })] }))).not.toHaveProperty(
      "checkerAgencyId",
    );
    const own = office("371323001-GC", { role: "ASSIST", status: "DONE" });
    expect(sent("REQUEST_CHECK", incident({ tasks: [own] }))).toMatchObject({ checkerAgencyId: "agc_371323-CC" });
    const both = [own, office("371323-CC", { status: "DONE" })];
    const commandedByCounty = { id: "agc_cc", code: "371323-CC" };
    expect(sent("REQUEST_CHECK", incident({ tasks: both, commandingCenter: commandedByCounty }))).toMatchObject({
      checkerAgencyId: "agc_371323002-GC",
    });
  });

  it("about a check is its failure for few, in the first round alone", () => {
    const number = Array.from({ length: 10_000 }, (_, index) => index).find(
      (index) => fateOf(`inc_${index}`, "reworked") < 0.0116,
    );
    const id = `inc_${number}`;
    expect(sent("RECORD_CHECK", incident({ id }))).toMatchObject({ result: "FAILED" });
    expect(sent("RECORD_CHECK", incident({ id, round: 2 }))).toMatchObject({ result: "PASSED" });
  });

  it("when work is done is a code of the matter, with words and pictures", () => {
    const done = sent("COMPLETE", incident(), { id: "tsk_plain", more: { evidenceIds: ["evd_1"] } });
    expect(done).toMatchObject({ taskId: "tsk_plain", evidenceIds: ["evd_1"], result: expect.stringMatching(/./) });
    expect(["CLEANED", "NOT_FOUND"]).toContain((done as { resultCode: string }).resultCode);
  });

  it.each([
    ["CLEANED", "RESOLVED"],
    ["PENALTY_FILED", "ENFORCEMENT_FILED"],
    ["NOT_FOUND", "NOT_FOUND"],
    ["ANSWERED", "ANSWERED"],
    ["TRANSFERRED_POLICE", "TRANSFERRED"],
  ])("to close what the lead ended as %s is %s", (resultCode, disposition) => {
    const closing = incident({ status: "CHECKING", tasks: [task({ status: "DONE", resultCode })] });
    expect(sent("CLOSE", closing)).toMatchObject({ disposition });
  });

  it("to close a call from beyond the county is that it was handed on", () => {
    expect(sent("CLOSE", incident({ division: { code: "371323" } }))).toMatchObject({ disposition: "TRANSFERRED" });
  });
});
