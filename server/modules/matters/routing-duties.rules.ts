import { changesLead, parseDelegatedPower } from "./delegated-power.rules.js";
import type { Duty } from "./responsibility-rule.entity.js";
import { agenciesOwing, divisionAt, stationedOffices } from "./responsibility.rules.js";
import type { RoutingAgency, RoutingPlace, RoutingRule } from "./responsibility.rules.js";
import type { Finding, OwedDuty, RoutingStep } from "./routing-step.rules.js";

/** The lead duty and the supporting ones of a rule, after any delegated power. */
export interface Duties {
  readonly lead: Duty;
  readonly supporting: readonly Duty[];
}

/** The duties of a rule once its delegated power has moved the lead, or has not. */
export function applyDelegatedPower(rule: RoutingRule): Finding<Duties> {
  const unchanged: Duties = { lead: rule.lead, supporting: rule.supporting };
  if (rule.delegatedPower === null) return { value: unchanged, steps: [], blocks: false };
  const question = "是否有下放权力？";
  const answer = rule.delegatedPower;
  const explain = (value: Duties, because: string): Finding<Duties> => ({
    value,
    steps: [{ question, answer, because }],
    blocks: false,
  });
  const power = parseDelegatedPower(rule.delegatedPower);
  if (power === null || !changesLead(power)) {
    return explain(unchanged, "只有行政处罚权和行政检查权的下放改变牵头单位，此项不改变。");
  }
  if (rule.lead.kind === "ENFORCEMENT_OFFICE") {
    return explain(unchanged, "原规定已由镇街综合行政执法办公室牵头，下放不改变牵头单位。");
  }
  const isOffice = (duty: Duty): boolean => duty.kind === "ENFORCEMENT_OFFICE" && duty.level === "TOWNSHIP";
  const office = rule.supporting.find(isOffice);
  const text = [`以乡镇街道名义行使下放的权力（${answer}）`, ...(office ? [office.text] : [])].join("；");
  const lead: Duty = { kind: "ENFORCEMENT_OFFICE", lineCode: office?.lineCode ?? null, level: "TOWNSHIP", text };
  const guidance: Duty = { ...rule.lead, text: `业务指导和监督：${rule.lead.text}` };
  const supporting = [guidance, ...rule.supporting.filter((duty) => !isOffice(duty))];
  return explain(
    { lead, supporting },
    "行政处罚权或行政检查权已下放，由镇街综合行政执法办公室牵头，原牵头单位转为业务指导。",
  );
}

/** The one agency that owes the lead duty at a place; none or several leave it to a person. */
export function findLead<Agency extends RoutingAgency>(
  duty: Duty,
  place: RoutingPlace,
  agencies: readonly Agency[],
): Finding<OwedDuty<Agency> | null> {
  const question = "谁承担主体责任？";
  const owing = agenciesOwing(duty, place, agencies);
  const [agency] = owing;
  if (agency && owing.length === 1) {
    const because = `主体责任：${duty.text}。`;
    return { value: { agency, duty: duty.text }, blocks: false, steps: [{ question, answer: agency.name, because }] };
  }
  const because =
    divisionAt(duty.level, place) === null
      ? `主体责任在${LEVEL_NAMES[duty.level]}一级，但事发地的${LEVEL_NAMES[duty.level]}尚未确定，需要人工指定。`
      : owing.length === 0
        ? `此地没有规则所指的机构（${nameOf(duty)}），需要人工指定。`
        : `此地有 ${owing.length} 个机构符合规则（${owing.map((it) => it.name).join("、")}），需要人工指定。`;
  return { value: null, blocks: true, steps: [{ question, answer: "无法确定", because }] };
}

/** The agencies that support, each once with all its duties, and the stationed office of a county lead. */
export function findSupporting<Agency extends RoutingAgency>(
  { lead: leadDuty, supporting }: Duties,
  lead: OwedDuty<Agency> | null,
  place: RoutingPlace,
  agencies: readonly Agency[],
): Finding<readonly OwedDuty<Agency>[]> {
  const owed = new Map<Agency, string[]>();
  const steps: RoutingStep[] = [];
  const question = "谁承担配合责任？";
  const add = (agency: Agency, text: string, because: string): void => {
    if (agency === lead?.agency) return;
    owed.set(agency, [...(owed.get(agency) ?? []), text]);
    steps.push({ question, answer: agency.name, because });
  };
  for (const duty of supporting) {
    const owing = agenciesOwing(duty, place, agencies);
    for (const agency of owing) add(agency, duty.text, `配合责任：${duty.text}。`);
    if (owing.length === 0) {
      const because = `此地找不到规则所指的配合机构（${nameOf(duty)}），该项配合责任（${duty.text}）暂缺。`;
      steps.push({ question, answer: "暂缺", because });
    }
  }
  if (lead && leadDuty.level === "COUNTY") {
    for (const office of stationedOffices(lead.agency, place, agencies)) {
      if (!owed.has(office)) add(office, STATIONED_DUTY, "牵头单位是县级部门，其派驻机构就近配合。");
    }
  }
  const value = [...owed].map(([agency, texts]) => ({ agency, duty: texts.join("；") }));
  return { value, steps, blocks: false };
}

const STATIONED_DUTY = "协助县级牵头部门先期到场、现场看护和后续跟踪";

const LEVEL_NAMES: Record<Duty["level"], string> = { COUNTY: "县", TOWNSHIP: "乡镇街道", VILLAGE: "村居" };

function nameOf({ kind, lineCode, level }: Duty): string {
  return [LEVEL_NAMES[level], kind, ...(lineCode === null ? [] : [lineCode])].join(" ");
}
