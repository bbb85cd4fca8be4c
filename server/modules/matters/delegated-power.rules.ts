/** The categories of power on a delegation list, in the words of the list. */
export const POWER_CATEGORIES = ["行政处罚", "行政检查", "行政强制", "行政许可", "行政确认", "公共服务"] as const;
export type PowerCategory = (typeof POWER_CATEGORIES)[number];

/** A power that the county has handed to a township. */
export interface DelegatedPower {
  readonly category: PowerCategory;
  readonly name: string;
}

const LEAD_CHANGING: ReadonlySet<PowerCategory> = new Set(["行政处罚", "行政检查"]);

/** Reads "行政处罚：对……的处罚"; null where the category is not on the list or the name is missing. */
export function parseDelegatedPower(text: string): DelegatedPower | null {
  const [head, ...rest] = text.split("：");
  const category = POWER_CATEGORIES.find((known) => known === head);
  const name = rest.join("：").trim();
  return category === undefined || name === "" ? null : { category, name };
}

/** Only a penalty or an inspection power makes the township's enforcement office the lead. */
export function changesLead(power: DelegatedPower): boolean {
  return LEAD_CHANGING.has(power.category);
}
