import { readFragment, type FragmentType } from "../../generated/fragment-masking.js";
import { QueueRowFragmentDoc, type IncidentSource, type IncidentStatus, type Tier } from "../../generated/graphql.js";

/** An incident as lists and map know it; instants are milliseconds since 1970. */
export interface IncidentRow {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly status: IncidentStatus;
  readonly tier: Tier;
  /** 1 is the most urgent. */
  readonly priority: number;
  readonly title: string;
  readonly address: string | null;
  readonly source: IncidentSource;
  readonly isMatterGuessed: boolean;
  readonly isConfidential: boolean;
  readonly isRulingPending: boolean;
  readonly matterCode: string | null;
  readonly matterName: string | null;
  readonly divisionCode: string;
  readonly divisionName: string;
  /** The township that it lies in or is; null where only the county is known. */
  readonly townshipName: string | null;
  readonly leadId: string | null;
  readonly leadName: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly reportedAt: number;
  /** Since when its present step goes on: the newest of reported, filed, dispatched and handled. */
  readonly stepSince: number;
  /** When the nearest running clock is due; null while none runs. */
  readonly dueAt: number | null;
}

/** An incident as operations with the fragment QueueRow bring it. */
export type MaskedIncidentRow = FragmentType<typeof QueueRowFragmentDoc>;

const TOWNSHIP_DIGITS = 9;

/** Reads an answer's incident into a row; townships are named by their codes. */
export function readIncidentRow(masked: MaskedIncidentRow, townships: ReadonlyMap<string, string>): IncidentRow {
  const { matter, division, lead, location, nextDueAt, ...own } = readFragment(QueueRowFragmentDoc, masked);
  const steps = [own.reportedAt, own.filedAt, own.dispatchedAt, own.handledAt].map(toMs).filter((at) => at !== null);
  return {
    id: own.id,
    number: own.number,
    version: own.version,
    status: own.status,
    tier: own.tier,
    priority: own.priority,
    title: own.title,
    address: own.address,
    source: own.source,
    isMatterGuessed: own.isMatterGuessed,
    isConfidential: own.isConfidential,
    isRulingPending: own.isRulingPending,
    matterCode: matter?.code ?? null,
    matterName: matter?.name ?? null,
    divisionCode: division.code,
    divisionName: division.name,
    townshipName: townships.get(division.code.slice(0, TOWNSHIP_DIGITS)) ?? null,
    leadId: lead?.id ?? null,
    leadName: lead?.name ?? null,
    longitude: location?.longitude ?? null,
    latitude: location?.latitude ?? null,
    reportedAt: Date.parse(own.reportedAt),
    stepSince: Math.max(...steps),
    dueAt: toMs(nextDueAt),
  };
}

function toMs(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant);
}

const ENDED: ReadonlySet<IncidentStatus> = new Set(["CLOSED", "REJECTED", "CANCELLED", "DUPLICATE"]);

/** Whether nothing more is owed on it. */
export function isEnded({ status }: Pick<IncidentRow, "status">): boolean {
  return ENDED.has(status);
}
