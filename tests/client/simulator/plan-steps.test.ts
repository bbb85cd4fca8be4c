import { describe, expect, it } from "vitest";
import { fateOf } from "../../../client/simulator/draw.js";
import type { Incident } from "../../../client/simulator/incident-form.js";
import { failsCheck, planSteps } from "../../../client/simulator/plan-steps.js";
import type { Surroundings } from "../../../client/simulator/step.js";
import { assignment, incident, task, usual, withoutSquads } from "./simulated-incident.js";

/** An id whose answer to a question lies in a range. */
function idWhere(question: string, fits: (fate: number) => boolean, prefix = "inc_"): string {
  for (let number = 0; ; number += 1) if (fits(fateOf(`${prefix}${number}`, question))) return `${prefix}${number}`;
}

const planned = (one: Incident, around: Surroundings = usual) =>
  planSteps(one, around).map(({ verb, on, doers }) => `${doers.map(({ post }) => post).join("/")} ${verb} ${on}`);

describe("on an incident", () => {
  it.each<[string, Partial<Incident>, string[]]>([
    ["a report without decision waits for the shift leader", {}, ["SHIFT_LEADER FILE inc_plain"]],
    ["filed by a person it is dispatched", { status: "FILED" }, ["DISPATCHER DISPATCH inc_plain"]],
    ["feedback is given to be checked", { status: "FEEDBACK" }, ["DISPATCHER REQUEST_CHECK inc_plain"]],
    [
      "a check is made",
      { status: "CHECKING", tasks: [task({ id: "tsk_check", role: "CHECK" })] },
      ["CHECKER RECORD_CHECK tsk_check"],
    ],
    ["a check that was called back is asked again", { status: "CHECKING" }, ["DISPATCHER REQUEST_CHECK inc_plain"]],
    ["checked it is closed", { status: "CHECKING", checkResult: "PASSED" }, ["SHIFT_LEADER CLOSE inc_plain"]],
    ["suspended by a person it rests", { status: "SUSPENDED" }, []],
    ["closed it is done", { status: "CLOSED" }, []],
  ])("%s", (_sentence, changes, steps) => expect(planned(incident(changes))).toEqual(steps));

  it("of anybody else nothing is done", () => {
    for (const externalNumber of [null, "YS20261123001"]) {
      expect(planned(incident({ externalNumber }))).toEqual([]);
      expect(planned(incident({ externalNumber, status: "HANDLING", tasks: [task()] }))).toEqual([]);
    }
  });

  it("that repeats another only the merging is done, while nobody handles it", () => {
    const around = { ...usual, repeats: "inc_first" };
    for (const status of ["REPORTED", "VERIFYING", "FILED", "DISPATCHED"])
      expect(planned(incident({ status, tasks: [task()] }), around)).toEqual(["INTAKE_CLERK MERGE inc_plain"]);
    expect(planned(incident({ status: "HANDLING", tasks: [task()] }), around)).not.toContain(
      "INTAKE_CLERK MERGE inc_plain",
    );
  });

  it("of the center's own channels a share is verified first", () => {
    const source = "CITIZEN_APP";
    const verified = idWhere("verified", (fate) => fate < 0.8);
    const direct = idWhere("verified", (fate) => fate >= 0.8);
    expect(planned(incident({ id: verified, source }))).toEqual([`INTAKE_CLERK REQUEST_VERIFICATION ${verified}`]);
    expect(planned(incident({ id: direct, source }))).toEqual([`SHIFT_LEADER FILE ${direct}`]);
  });

  it("under verification the grid worker looks, else the checker; then it is filed or proves false", () => {
    const looking = incident({ status: "VERIFYING", tasks: [task({ id: "tsk_look", role: "VERIFY" })] });
    expect(planned(looking)).toEqual(["GRID_WORKER/CHECKER VERIFY tsk_look"]);
    const seen = { status: "VERIFYING", tasks: [task({ role: "VERIFY", status: "DONE" })] };
    const [real, unreal] = [idWhere("false", (fate) => fate >= 0.1), idWhere("false", (fate) => fate < 0.1)];
    expect(planned(incident({ ...seen, id: real }))).toEqual([`SHIFT_LEADER FILE ${real}`]);
    expect(planned(incident({ ...seen, id: unreal }))).toEqual([`SHIFT_LEADER REJECT ${unreal}`]);
  });

  it("from beyond the county is handed on", () => {
    const division = { code: "371323" };
    for (const status of ["REPORTED", "FILED"])
      expect(planned(incident({ status, division }))).toEqual(["SHIFT_LEADER CLOSE inc_plain"]);
    expect(planned(incident({ status: "HANDLING", division, tasks: [task()] }))[0]).toContain("SIGN");
  });

  it("without a lead the dispatcher finds another", () => {
    const returned = incident({ status: "DISPATCHED", tasks: [task({ status: "RETURNED" })] });
    expect(planned(returned)).toEqual(["DISPATCHER DISPATCH_ELSEWHERE inc_plain"]);
    expect(planned(incident({ status: "HANDLING", tasks: [task({ status: "DONE" })] }))).toEqual([]);
    const former = incident({ status: "HANDLING", round: 2, tasks: [task({ status: "DONE" })] });
    expect(planned(former)).toEqual(["DISPATCHER DISPATCH_ELSEWHERE inc_plain"]);
  });
});

describe("on a task", () => {
  const handling = (changes: Parameters<typeof task>[0], more: Partial<Incident> = {}) =>
    incident({ status: "HANDLING", ...more, tasks: [task(changes)] });

  it("the agency's leader signs, or the dispatcher for an agency on the telephone", () => {
    const [step] = planSteps(handling({}), usual);
    expect(step).toMatchObject({ verb: "SIGN", wait: "sign", dueAt: "2026-11-23T02:00:00Z", isNeglected: false });
    expect(step?.doers).toEqual([
      { post: "AGENCY_LEADER", agency: "371323001-TO" },
      { post: "DISPATCHER", agency: "371323001-GC", onBehalf: "沂城街道党政办公室" },
    ]);
  });

  it("an alarm is signed at the pace of alarms", () => {
    expect(planSteps(handling({}, { tier: "EMERGENCY" }), usual)[0]).toMatchObject({ verb: "SIGN", wait: "alarm" });
  });

  it("a share of the orders to the lead is left lying, never an alarm, never a support", () => {
    const id = idWhere("neglected", (fate) => fate < 0.08);
    const isNeglected = (one: Incident) => planSteps(one, usual)[0]?.isNeglected;
    expect(isNeglected(handling({}, { id }))).toBe(true);
    expect(isNeglected(handling({}, { id, tier: "EMERGENCY" }))).toBe(false);
    expect(isNeglected(handling({ role: "ASSIST" }, { id }))).toBe(false);
  });

  it("a share of leads asks once to return it, and the center rules", () => {
    const id = idWhere("returned", (fate) => fate < 0.0319);
    expect(planned(handling({}, { id }))).toEqual(["AGENCY_LEADER REQUEST_RETURN tsk_plain"]);
    for (const not of [{ returnRequests: 1 }, { tier: "EMERGENCY" }])
      expect(planned(handling({}, { id, ...not }))[0]).toContain("SIGN");
    expect(planned(handling({ role: "ASSIST" }, { id }))[0]).toContain("SIGN");
    const asked = handling({ status: "RETURN_REQUESTED" });
    expect(planned(asked)).toEqual(["DISPATCHER RULE_ON_RETURN tsk_plain"]);
    const disputed = { ...asked, isRulingPending: true };
    expect(planSteps(disputed, usual)[0]?.doers).toEqual([{ post: "SHIFT_LEADER", agency: "371323-CC" }]);
  });

  it("the lead sends its squad; one without does it from the desk", () => {
    expect(planned(handling({ status: "ACCEPTED" }))).toEqual(["AGENCY_LEADER ASSIGN tsk_plain"]);
    expect(planned(handling({ status: "ACCEPTED" }), withoutSquads)).toEqual([
      "AGENCY_LEADER/DISPATCHER COMPLETE tsk_plain",
    ]);
  });

  it("a share of the supporters goes out, all of them at an alarm", () => {
    const desk = idWhere("on site", (fate) => fate >= 0.3, "tsk_");
    const site = idWhere("on site", (fate) => fate < 0.3, "tsk_");
    const assisting = { role: "ASSIST", status: "ACCEPTED" } as const;
    expect(planned(handling({ ...assisting, id: desk }))[0]).toContain("COMPLETE");
    expect(planned(handling({ ...assisting, id: site }))[0]).toContain("ASSIGN");
    expect(planned(handling({ ...assisting, id: desk }, { tier: "EMERGENCY" }))[0]).toContain("ASSIGN");
  });

  it.each([
    ["OFFERED", "TAKE asg_plain", "alarm"],
    ["ACCEPTED", "DEPART asg_plain", "turnOut"],
    ["EN_ROUTE", "ARRIVE asg_plain", "travel"],
    ["ON_SITE", "COMPLETE tsk_plain", "onScene"],
  ])("a squad whose assignment is %s will %s", (status, then, wait) => {
    const sent = handling({ status: "ACCEPTED", assignments: [assignment(status)] });
    expect(planned(sent)).toEqual([`SQUAD_MEMBER/AGENCY_LEADER/DISPATCHER ${then}`]);
    expect(planSteps(sent, usual)[0]).toMatchObject({ wait, doers: [{ squadId: "sqd_plain" }, {}, {}] });
  });

  it("after a squad has cleared nobody is sent again", () => {
    const cleared = handling({ status: "ACCEPTED", assignments: [assignment("CLEARED")] });
    expect(planned(cleared)).toEqual(["AGENCY_LEADER/DISPATCHER COMPLETE tsk_plain"]);
    const recalled = handling({ status: "ACCEPTED", assignments: [assignment("RECALLED")] });
    expect(planned(recalled)).toEqual(["AGENCY_LEADER ASSIGN tsk_plain"]);
  });
});

it("a check fails in the first round alone", () => {
  const id = idWhere("reworked", (fate) => fate < 0.0116);
  expect(failsCheck({ id, round: 1 })).toBe(true);
  expect(failsCheck({ id, round: 2 })).toBe(false);
  expect(failsCheck({ id: idWhere("reworked", (fate) => fate >= 0.0116), round: 1 })).toBe(false);
});
