import { randomUUIDv7 } from "node:crypto";

/** The prefixes of every public id, with the kind of thing that each one names. */
export const ID_PREFIXES = {
  div: "division",
  grd: "grid",
  agc: "agency",
  sqd: "squad",
  per: "person",
  pst: "post holding",
  mat: "matter",
  rul: "responsibility rule",
  inc: "incident",
  rep: "report",
  dln: "deadline",
  tsk: "task",
  asg: "assignment",
  ret: "return request",
  evd: "evidence",
  ses: "session",
} as const;

export type IdPrefix = keyof typeof ID_PREFIXES;

/** A prefixed UUIDv7: typed, sortable by time of birth, safe to paste. */
export type Id<Prefix extends IdPrefix = IdPrefix> = `${Prefix}_${string}`;

const born = { stamp: "", count: 0 };

/** Makes a new id; the ids of one process sort in the order of their making, also within a millisecond. */
export function newId<Prefix extends IdPrefix>(prefix: Prefix): Id<Prefix> {
  const uuid = randomUUIDv7();
  const stamp = uuid.slice(0, 13);
  born.count = stamp === born.stamp ? born.count + 1 : 0;
  born.stamp = stamp;
  // RFC 9562, 6.2, method 1: the twelve bits after the version count what was born in the same millisecond.
  const order = (born.count & 0xfff).toString(16).padStart(3, "0");
  return `${prefix}_${stamp}-7${order}${uuid.slice(18)}`;
}

const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const ID_FORM = new RegExp(`^([a-z]{3})_${UUID}$`);

/** Tells whether a text has the form of an id with this prefix; it does not tell whether the thing exists. */
export function isId<Prefix extends IdPrefix>(text: string, prefix: Prefix): text is Id<Prefix> {
  return ID_FORM.exec(text)?.[1] === prefix;
}

/** The prefix of an id, or null where the text is no id of ours. */
export function prefixOf(text: string): IdPrefix | null {
  const prefix = ID_FORM.exec(text)?.[1];
  return prefix !== undefined && prefix in ID_PREFIXES ? (prefix as IdPrefix) : null;
}
