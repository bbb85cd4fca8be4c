import type { Tier } from "./matter.entity.js";
import { rulesInForce } from "./responsibility.rules.js";
import type { RoutingAgency, RoutingPlace, RoutingRule } from "./responsibility.rules.js";
import { applyDelegatedPower, findLead, findSupporting } from "./routing-duties.rules.js";
import type { Finding, OwedDuty, RoutingStep } from "./routing-step.rules.js";

/** What routing reads of a matter. */
export interface RoutingMatter {
  readonly code: string;
  readonly name: string;
  readonly tier: Tier;
  readonly isPoliceOnly: boolean;
  readonly isConfidential: boolean;
}

/** Everything that a routing depends on, so that the same question always has the same answer. */
export interface RoutingQuestion<Rule extends RoutingRule, Agency extends RoutingAgency> {
  readonly matter: RoutingMatter | null;
  readonly place: RoutingPlace;
  readonly rules: readonly Rule[];
  readonly agencies: readonly Agency[];
  readonly at: Date;
  /** The tier of the incident where it differs from its matter's. */
  readonly tier?: Tier;
  readonly isOutsideCounty?: boolean;
}

/** Who leads and who supports, why, and what else could have applied; `needsOperator` means a person decides. */
export interface RoutingAnswer<Rule, Agency> {
  readonly rule: Rule | null;
  readonly lead: OwedDuty<Agency> | null;
  readonly supporting: readonly OwedDuty<Agency>[];
  readonly steps: readonly RoutingStep[];
  readonly runnersUp: readonly Rule[];
  readonly needsOperator: boolean;
}

/** Routes by the responsibility list and explains each step; where the list does not decide, it says so and leaves it to a person. */
export function explainRouting<Rule extends RoutingRule, Agency extends RoutingAgency>(
  question: RoutingQuestion<Rule, Agency>,
): RoutingAnswer<Rule, Agency> {
  const { matter, place, agencies } = question;
  const where = findPlace(question);
  const what = findMatter(matter);
  const open: RoutingAnswer<Rule, Agency> = {
    rule: null,
    lead: null,
    supporting: [],
    steps: [...where.steps, ...what.steps],
    runnersUp: [],
    needsOperator: true,
  };
  if (matter === null || question.isOutsideCounty === true) return open;

  const found = findRule(question, matter);
  const steps = [...open.steps, ...found.steps];
  const [rule, ...runnersUp] = found.value;
  if (found.blocks || !rule) return { ...open, steps, runnersUp: found.value };

  const duties = applyDelegatedPower(rule);
  const lead = findLead(duties.value.lead, place, agencies);
  const supporting = findSupporting(duties.value, lead.value, place, agencies);
  return {
    rule,
    lead: lead.value,
    supporting: supporting.value,
    steps: [...steps, ...duties.steps, ...lead.steps, ...supporting.steps, ...notes(question, matter)],
    runnersUp,
    needsOperator: where.blocks || lead.blocks,
  };
}

function findPlace({ place, isOutsideCounty }: RoutingQuestion<RoutingRule, RoutingAgency>): Finding<null> {
  const question = "事发地点在哪里？";
  if (isOutsideCounty === true) {
    const because = "县外来电先登记，由值班人员转交事发地，不按本县责任清单派遣。";
    return { value: null, blocks: true, steps: [{ question, answer: "本县范围以外", because }] };
  }
  if (place.townshipCode === null) {
    const because = "没有坐标，上报中也没有写明村居，无法确定乡镇街道，需要人工定位。";
    return { value: null, blocks: true, steps: [{ question, answer: `只知道在 ${place.divisionCode}`, because }] };
  }
  const answer = place.name ?? place.villageCode ?? place.townshipCode;
  const because =
    place.gridCode === null
      ? `按上报写明的地点确定，乡镇街道代码 ${place.townshipCode}。`
      : `地点落在网格 ${place.gridCode}，乡镇街道代码 ${place.townshipCode}。`;
  return { value: null, blocks: false, steps: [{ question, answer, because }] };
}

function findMatter(matter: RoutingMatter | null): Finding<null> {
  const question = "属于什么事项？";
  if (matter === null) {
    const because = "责任清单按事项确定责任单位，事项未确定前不能派遣，需要人工分类。";
    return { value: null, blocks: true, steps: [{ question, answer: "尚未确定", because }] };
  }
  return {
    value: null,
    blocks: false,
    steps: [{ question, answer: matter.name, because: `事项编码 ${matter.code}。` }],
  };
}

function findRule<Rule extends RoutingRule, Agency extends RoutingAgency>(
  { rules, place, at }: RoutingQuestion<Rule, Agency>,
  matter: RoutingMatter,
): Finding<readonly Rule[]> {
  const question = "适用责任清单哪一条？";
  const inForce = rulesInForce(rules, matter.code, place, at);
  const [best, next] = inForce;
  if (!best) {
    const known = rules.filter((rule) => rule.matterCode === matter.code).length;
    const because =
      known === 0
        ? `责任清单没有“${matter.name}”，需要人工指定责任单位。`
        : `责任清单有 ${known} 条“${matter.name}”，但都不适用于此地或不在有效期内，需要人工指定责任单位。`;
    return { value: [], blocks: true, steps: [{ question, answer: "没有适用的规则", because }] };
  }
  if (next && next.divisionCode === best.divisionCode) {
    const because = `同一区划 ${best.divisionCode} 有不止一条有效规则（${best.basis}；${next.basis}），需要人工裁定。`;
    return { value: inForce, blocks: true, steps: [{ question, answer: "规则冲突", because }] };
  }
  const because = next
    ? `区划 ${best.divisionCode} 的规定比 ${next.divisionCode} 更具体，优先适用。`
    : `区划 ${best.divisionCode} 的规定是此地唯一有效的规则。`;
  return { value: inForce, blocks: false, steps: [{ question, answer: best.basis, because }] };
}

function notes({ tier }: RoutingQuestion<RoutingRule, RoutingAgency>, matter: RoutingMatter): RoutingStep[] {
  const steps: RoutingStep[] = [];
  if ((tier ?? matter.tier) === "EMERGENCY") {
    const because = "突发性事件不逐级上报，县社会治理服务中心、牵头单位和乡镇街道同时接令。";
    steps.push({ question: "是否突发？", answer: "是，同时直达", because });
  }
  if (matter.isPoliceOnly) {
    const because = "属公安机关专属职责，转 110 接处并取得回执，其他单位只做配合。";
    steps.push({ question: "是否公安专属？", answer: "是，转 110", because });
  }
  if (matter.isConfidential) {
    const because = "限密事项，内容和上报人只对承办和指挥人员可见。";
    steps.push({ question: "是否限密？", answer: "是", because });
  }
  return steps;
}
