import { Dexie, type EntityTable, type Table } from "dexie";
import type { PhoneReportedFragment, PhoneTaskFragment } from "../../generated/squad/graphql.js";
import type { DevicePoint } from "../places/device-point.js";
import type { Said, StepKind } from "../outbox/step-kinds.js";

/** A task as the server last told it. */
export type PhoneTask = PhoneTaskFragment;
/** An incident that the person reported, as the server last told it. */
export type PhoneReported = PhoneReportedFragment;

/** Why the server did not carry a step out. */
export interface StepRefusal {
  readonly code: string;
  readonly message: string;
}

/** One thing that somebody did, kept until the server has it. The key never changes, so that sending twice does once. */
export interface Step {
  order: number;
  readonly key: string;
  /** Steps of one lane are sent in order, the next only after the one before. */
  readonly lane: string;
  readonly kind: StepKind;
  readonly said: Said;
  readonly photoIds: readonly string[];
  readonly madeAt: string;
  readonly refusal: StepRefusal | null;
}

/** A photo on the device, its bytes as they are sent. */
export interface Photo {
  readonly id: string;
  readonly lane: string;
  readonly kind: string;
  readonly contentType: string;
  readonly bytes: ArrayBuffer;
  readonly sha256: string;
  readonly originalSha256: string | null;
  readonly capturedAt: string;
  readonly point: DevicePoint | null;
  /** The incident that it shows, once that is known. */
  readonly incidentId: string | null;
  /** Set once it is registered. */
  readonly evidenceId: string | null;
  readonly uploadToken: string | null;
  readonly isUploaded: boolean;
  /** Why its bytes were not taken, where they were not. */
  readonly fault: string | null;
}

/** A position that waits to be told. */
export interface WaitingPosition extends DevicePoint {
  order: number;
  readonly takenAt: string;
}

const OLD_KEPT_MS = 3 * 24 * 3_600_000;

interface Kept {
  readonly name: string;
  readonly value: unknown;
}

/** One field of a form that somebody is writing. */
interface DraftField {
  readonly form: string;
  readonly field: string;
  readonly value: unknown;
  readonly writtenAt: number;
}

/** Everything that the phone keeps for one person: what they need to work without a network, and what the server does not have yet. */
export class PhoneStore extends Dexie {
  declare tasks: EntityTable<PhoneTask, "id">;
  declare reports: EntityTable<PhoneReported, "id">;
  declare steps: EntityTable<Step, "order">;
  declare photos: EntityTable<Photo, "id">;
  declare positions: EntityTable<WaitingPosition, "order">;
  declare kept: EntityTable<Kept, "name">;
  declare drafts: Table<DraftField, [form: string, field: string]>;

  constructor(readonly personId: string) {
    super(`muster-squad-${personId}`);
    this.version(1).stores({
      tasks: "id",
      reports: "id",
      steps: "++order, &key, lane",
      photos: "id, lane",
      positions: "++order",
      kept: "name",
    });
    this.version(2).stores({ drafts: "[form+field], form" });
  }

  /** Makes room: photos that the server has had for three days, and forms that nobody went on with, are not needed here any more. */
  async forgetOld(now: number): Promise<void> {
    const since = now - OLD_KEPT_MS;
    await this.photos.filter(({ isUploaded, capturedAt }) => isUploaded && Date.parse(capturedAt) < since).delete();
    await this.drafts.filter(({ writtenAt }) => writtenAt < since).delete();
  }

  /** What is kept under a name, or null. */
  async read<Value>(name: string): Promise<Value | null> {
    return ((await this.kept.get(name))?.value as Value | undefined) ?? null;
  }

  /** Keeps something under a name. */
  async keep(name: string, value: unknown): Promise<void> {
    await this.kept.put({ name, value });
  }
}
