import { describe, expect, test } from "vitest";
import type { Duty } from "../../server/modules/matters/responsibility-rule.entity.js";
import type { RoutingAgency, RoutingPlace, RoutingRule } from "../../server/modules/matters/responsibility.rules.js";
import { explainRouting } from "../../server/modules/matters/routing.rules.js";
import type { RoutingMatter, RoutingQuestion } from "../../server/modules/matters/routing.rules.js";
import { at } from "./spring-calendar.js";

const agency = (
  name: string,
  kind: RoutingAgency["kind"],
  lineCode: string,
  divisionCode: string,
  isStationed = false,
): RoutingAgency => ({
  name,
  kind,
  lineCode,
  divisionCode,
  isStationed,
});
const waterDepartment = agency("县水利局", "COUNTY_DEPARTMENT", "WATER", "371323");
const emergencyDepartment = agency("县应急局", "COUNTY_DEPARTMENT", "EMERGENCY", "371323");
const enforcementOffice = agency("马站镇执法办", "ENFORCEMENT_OFFICE", "ENFORCEMENT", "371323101");
const waterCenter = agency("马站镇水利中心", "WATER_CENTER", "WATER", "371323101", true);
const police = agency("马站派出所", "POLICE_STATION", "PUBLIC_SECURITY", "371323101", true);
const village = agency("甲村委会", "VILLAGE_COMMITTEE", "COMMUNITY", "371323101201");
const elsewhere = agency("高桥镇执法办", "ENFORCEMENT_OFFICE", "ENFORCEMENT", "371323102");
const waterworks = agency("马站镇供水站", "UTILITY", "WATER", "371323101");
const agencies = [
  waterDepartment,
  emergencyDepartment,
  enforcementOffice,
  waterCenter,
  waterworks,
  police,
  village,
  elsewhere,
];

const duty = (kind: Duty["kind"], lineCode: string | null, level: Duty["level"], text: string): Duty => ({
  kind,
  lineCode,
  level,
  text,
});
const byDepartment = duty("COUNTY_DEPARTMENT", "WATER", "COUNTY", "查处违规取水");
const byOffice = duty("ENFORCEMENT_OFFICE", "ENFORCEMENT", "TOWNSHIP", "到场制止");
const byPolice = duty("POLICE_STATION", null, "TOWNSHIP", "维持秩序");
const byVillage = duty("VILLAGE_COMMITTEE", null, "VILLAGE", "看护现场");

const matter: RoutingMatter = {
  code: "210306",
  name: "私打机井",
  tier: "COORDINATED",
  isPoliceOnly: false,
  isConfidential: false,
};
const place: RoutingPlace = {
  divisionCode: "371323101201",
  townshipCode: "371323101",
  villageCode: "371323101201",
  gridCode: "371323101201001",
};
const countyRule: RoutingRule = {
  matterCode: "210306",
  divisionCode: "371323",
  lead: byDepartment,
  supporting: [byOffice, byPolice],
  delegatedPower: null,
  basis: "县清单第1项",
  validFrom: at("2024-01-01 00:00"),
  validTo: null,
};
const townshipRule: RoutingRule = {
  ...countyRule,
  divisionCode: "371323101",
  lead: byOffice,
  supporting: [byPolice],
  basis: "马站镇清单第1项",
};

type Question = RoutingQuestion<RoutingRule, RoutingAgency>;
const route = (change: Partial<Question> = {}) =>
  explainRouting({ matter, place, rules: [countyRule], agencies, at: at("2026-03-04 09:00"), ...change });
const stepOn = (answer: ReturnType<typeof route>, question: string) =>
  answer.steps.filter((step) => step.question.includes(question));

describe("which rule applies", () => {
  test("a township's rule goes before the county's, which stays the runner-up", () => {
    const answer = route({ rules: [countyRule, townshipRule] });
    expect(answer.rule).toBe(townshipRule);
    expect(answer.runnersUp).toEqual([countyRule]);
    expect(answer.lead).toEqual({ agency: enforcementOffice, duty: "到场制止" });
    expect(stepOn(answer, "责任清单")[0]?.because).toContain("更具体");
    expect(answer.needsOperator).toBe(false);
  });

  test("a rule of another township does not apply", () => {
    expect(route({ rules: [countyRule, { ...townshipRule, divisionCode: "371323102" }] }).rule).toBe(countyRule);
  });

  test("a village's rule goes before its township's", () => {
    const villageRule = { ...townshipRule, divisionCode: "371323101201", lead: byVillage };
    expect(route({ rules: [countyRule, townshipRule, villageRule] }).lead?.agency).toBe(village);
  });

  test.each([
    { says: "before it begins", now: "2025-12-31 23:59", applies: false },
    { says: "at its first instant", now: "2026-01-01 00:00", applies: true },
    { says: "just before its end", now: "2026-05-31 23:59", applies: true },
    { says: "at its end", now: "2026-06-01 00:00", applies: false },
  ])("a rule is in force or not $says", ({ now, applies }) => {
    const timed = { ...townshipRule, validFrom: at("2026-01-01 00:00"), validTo: at("2026-06-01 00:00") };
    expect(route({ rules: [countyRule, timed], at: at(now) }).rule).toBe(applies ? timed : countyRule);
  });
});

describe("a delegated power", () => {
  const delegated = (delegatedPower: string, change: Partial<RoutingRule> = {}) =>
    route({ rules: [{ ...countyRule, divisionCode: "371323101", delegatedPower, ...change }] });

  test.each(["行政处罚：对擅自取水的处罚", "行政检查：对取水的检查"])(
    "%s makes the enforcement office lead and the department guide",
    (power) => {
      const answer = delegated(power);
      expect(answer.lead?.agency).toBe(enforcementOffice);
      expect(answer.lead?.duty).toContain("到场制止");
      expect(answer.supporting).toEqual([
        { agency: waterDepartment, duty: "业务指导和监督：查处违规取水" },
        { agency: police, duty: "维持秩序" },
      ]);
      expect(stepOn(answer, "下放权力")[0]?.answer).toBe(power);
    },
  );

  test.each(["行政许可：取水许可", "行政强制：封井", "公共服务：代办", "没有类别的文字"])(
    "%s leaves the lead where it was",
    (power) => {
      const answer = delegated(power);
      expect(answer.lead?.agency).toBe(waterDepartment);
      expect(stepOn(answer, "下放权力")[0]?.because).toContain("不改变");
    },
  );

  test("changes nothing where the enforcement office leads already", () => {
    expect(delegated("行政处罚：某项", { lead: byOffice, supporting: [] }).lead).toEqual({
      agency: enforcementOffice,
      duty: "到场制止",
    });
  });

  test("works without the office among the supporters", () => {
    expect(delegated("行政处罚：某项", { supporting: [] }).lead?.agency).toBe(enforcementOffice);
  });
});

describe("who supports", () => {
  test("a county lead has its stationed office in the township beside it", () => {
    const answer = route();
    expect(answer.lead?.agency).toBe(waterDepartment);
    expect(answer.supporting.map((it) => it.agency)).toEqual([enforcementOffice, police, waterCenter]);
  });

  test("a stationed office that the rule names keeps the rule's words", () => {
    const named = duty("WATER_CENTER", "WATER", "TOWNSHIP", "看护井位");
    expect(route({ rules: [{ ...countyRule, supporting: [named] }] }).supporting).toEqual([
      { agency: waterCenter, duty: "看护井位" },
    ]);
  });

  test("a township lead has no stationed office added", () => {
    const lead = duty("WATER_CENTER", "WATER", "TOWNSHIP", "调度");
    expect(route({ rules: [{ ...countyRule, lead, supporting: [] }] }).supporting).toEqual([]);
  });

  test("two duties of one agency become one task with both texts", () => {
    const second = { ...byPolice, text: "控制人员" };
    const answer = route({ rules: [{ ...townshipRule, supporting: [byPolice, second] }] });
    expect(answer.supporting).toEqual([{ agency: police, duty: "维持秩序；控制人员" }]);
  });

  test("the lead does not support itself", () => {
    expect(
      route({ rules: [{ ...townshipRule, supporting: [byOffice, byPolice] }] }).supporting.map((it) => it.agency),
    ).toEqual([police]);
  });

  test("a supporting duty that nobody here owes is named as a gap and stops nothing", () => {
    const answer = route({
      rules: [{ ...townshipRule, supporting: [duty("JUSTICE_OFFICE", null, "TOWNSHIP", "调解")] }],
    });
    expect(answer.needsOperator).toBe(false);
    expect(stepOn(answer, "配合责任")[0]).toMatchObject({ answer: "暂缺" });
  });
});

describe("what a person has to decide", () => {
  test("a report from outside the county is not routed", () => {
    const answer = route({ isOutsideCounty: true });
    expect(answer).toMatchObject({ rule: null, lead: null, needsOperator: true });
    expect(stepOn(answer, "地点")[0]?.because).toContain("县外");
  });

  test("without a matter there is no rule", () => {
    const answer = route({ matter: null });
    expect(answer).toMatchObject({ rule: null, lead: null, needsOperator: true });
    expect(stepOn(answer, "事项")[0]?.because).toContain("人工分类");
  });

  test("a matter that the list does not know", () => {
    const answer = route({ rules: [] });
    expect(answer).toMatchObject({ rule: null, lead: null, runnersUp: [], needsOperator: true });
    expect(stepOn(answer, "责任清单")[0]?.because).toContain("没有“私打机井”");
  });

  test("a matter whose only rule has ended", () => {
    const answer = route({ rules: [{ ...countyRule, validTo: at("2025-01-01 00:00") }] });
    expect(stepOn(answer, "责任清单")[0]?.because).toContain("不在有效期");
    expect(answer.needsOperator).toBe(true);
  });

  test("two rules of the same division are both shown and neither is taken", () => {
    const twin = { ...townshipRule, basis: "马站镇清单第9项" };
    const answer = route({ rules: [countyRule, townshipRule, twin] });
    expect(answer).toMatchObject({ rule: null, lead: null, needsOperator: true });
    expect(answer.runnersUp).toEqual([townshipRule, twin, countyRule]);
    expect(stepOn(answer, "责任清单")[0]?.answer).toBe("规则冲突");
  });

  test("without a township the county's rule is only proposed", () => {
    const answer = route({ place: { divisionCode: "371323", townshipCode: null, villageCode: null, gridCode: null } });
    expect(answer.rule).toBe(countyRule);
    expect(answer.needsOperator).toBe(true);
    expect(stepOn(answer, "地点")[0]?.because).toContain("人工定位");
  });

  test("a village that must lead is not known", () => {
    const answer = route({
      rules: [{ ...countyRule, lead: byVillage }],
      place: { ...place, divisionCode: "371323101", villageCode: null, gridCode: null },
    });
    expect(answer).toMatchObject({ lead: null, needsOperator: true });
    expect(stepOn(answer, "主体责任")[0]?.because).toContain("村居尚未确定");
  });

  test("nobody here is the lead that the rule names", () => {
    const answer = route({ agencies: [police] });
    expect(answer).toMatchObject({ lead: null, needsOperator: true });
    expect(stepOn(answer, "主体责任")[0]?.because).toContain("没有规则所指的机构");
  });

  test("two agencies fit the lead", () => {
    const answer = route({ agencies: [...agencies, { ...waterDepartment, name: "县水利二局" }] });
    expect(answer).toMatchObject({ lead: null, needsOperator: true });
    expect(stepOn(answer, "主体责任")[0]?.because).toContain("县水利局、县水利二局");
  });
});

describe("what people are told besides", () => {
  test("an emergency goes to county, lead and township at once", () => {
    expect(stepOn(route({ tier: "EMERGENCY" }), "突发")).toHaveLength(1);
    expect(stepOn(route({ matter: { ...matter, tier: "EMERGENCY" }, tier: "ORDINARY" }), "突发")).toHaveLength(0);
  });

  test("a police-only matter is relayed and a confidential one narrowed", () => {
    const answer = route({ matter: { ...matter, isPoliceOnly: true, isConfidential: true } });
    expect(stepOn(answer, "公安专属")[0]?.because).toContain("110");
    expect(stepOn(answer, "限密")).toHaveLength(1);
    expect(stepOn(route(), "公安专属")).toHaveLength(0);
  });

  test("the same question has the same answer, and the question is left as it was", () => {
    const rules = Object.freeze([countyRule, townshipRule]);
    expect(route({ rules })).toEqual(route({ rules: [...rules] }));
  });
});
