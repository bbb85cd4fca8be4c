import {
  PhoneAcceptDocument,
  type PhoneAcceptMutation,
  PhoneArriveDocument,
  PhoneCompleteDocument,
  PhoneDepartDocument,
  PhoneRegisterEvidenceDocument,
  PhoneReportDocument,
  PhoneReturnDocument,
  PhoneSetDutyDocument,
} from "../../generated/squad/graphql.js";
import { askAs, type Ask } from "../line/ask.js";
import { believable } from "../line/server-clock.rules.js";
import { serverNow } from "../line/server-clock.js";
import type { Photo, PhoneReported, PhoneStore, PhoneTask, Step, StepRefusal } from "../store/phone-store.js";
import { forgetOvertaken } from "./forget-overtaken.js";
import type { Sayings, StepKind } from "./step-kinds.js";

/** What a step becomes with the server: refused in words, or done with what is to be kept of the answer. */
interface Outcome {
  readonly refusal: StepRefusal | null;
  readonly keep?: () => Promise<unknown>;
}

/** What every kind of step is sent with. */
interface Sending<Said> {
  readonly said: Said;
  readonly key: string;
  readonly at: string;
  readonly photos: readonly Photo[];
  readonly store: PhoneStore;
  readonly ask: Ask;
}

type Carrier<Said> = (sending: Sending<Said>) => Promise<Outcome>;

type StepInput = Sayings["ACCEPT"] & { readonly idempotencyKey: string; readonly at: string };

/** A step of the squad, by the mutation that carries it. */
const assignmentStep =
  (
    send: (ask: Ask, input: StepInput) => Promise<PhoneAcceptMutation["acceptAssignment"]>,
  ): Carrier<Sayings["ACCEPT"]> =>
  async ({ said, key, at, store, ask }) => {
    const { refusal, assignment } = await send(ask, { idempotencyKey: key, at, ...said });
    return { refusal, keep: () => keepTask(store, assignment?.task) };
  };

/** How each kind of step is sent, and what is kept of the answer. */
const CARRIERS: { readonly [Kind in StepKind]: Carrier<Sayings[Kind]> } = {
  ACCEPT: assignmentStep(async (ask, input) => (await ask(PhoneAcceptDocument, { input })).acceptAssignment),
  DEPART: assignmentStep(async (ask, input) => (await ask(PhoneDepartDocument, { input })).depart),
  ARRIVE: assignmentStep(async (ask, input) => (await ask(PhoneArriveDocument, { input })).arrive),
  COMPLETE: async ({ said, key, at, photos, store, ask }) => {
    const input = { idempotencyKey: key, at, evidenceIds: evidenceIdsOf(photos), ...said };
    const { refusal, task } = (await ask(PhoneCompleteDocument, { input })).completeTask;
    return { refusal, keep: () => keepTask(store, task) };
  },
  RETURN: async ({ said, key, at, photos, store, ask }) => {
    const input = { idempotencyKey: key, at, evidenceIds: evidenceIdsOf(photos), ...said };
    const { refusal, task } = (await ask(PhoneReturnDocument, { input })).requestReturn;
    return { refusal, keep: () => keepTask(store, task) };
  },
  PHOTO: async ({ said: { incidentId }, key, photos: [photo], store, ask }) => {
    // Whoever discards a photo before it went has nothing to send any more.
    if (photo === undefined) return { refusal: null };
    const { id, kind, contentType, bytes, sha256, originalSha256, capturedAt, point } = photo;
    const digests = { sha256, originalSha256, bytes: bytes.byteLength };
    const input = { idempotencyKey: key, incidentId, kind, contentType, capturedAt, point, ...digests };
    const { refusal, evidence, uploadToken } = (await ask(PhoneRegisterEvidenceDocument, { input })).registerEvidence;
    const registered = { evidenceId: evidence?.id ?? null, uploadToken: uploadToken ?? null };
    return { refusal, keep: () => store.photos.update(id, registered) };
  },
  DUTY: async ({ said, key, store, ask }) => {
    const input = { idempotencyKey: key, ...said, crewIds: said.isOnDuty ? [...said.crewIds] : null };
    const { refusal, squad } = (await ask(PhoneSetDutyDocument, { input })).setSquadDuty;
    return { refusal, keep: () => store.keep("duty", squad) };
  },
  REPORT: async ({ said: { point, settled, ...said }, key, at, photos, store, ask }) => {
    const evidenceIds = evidenceIdsOf(photos);
    const input = {
      idempotencyKey: key,
      occurredAt: at,
      location: point,
      ...said,
      ...(settled === null ? { evidenceIds } : { settled: { ...settled, evidenceIds } }),
    };
    const { refusal, incident } = (await ask(PhoneReportDocument, { input })).reportIncident;
    return { refusal, keep: () => keepReported(store, incident, photos) };
  },
};

/** Sends a step under its key; a refusal comes back in words, and what is to be kept of the answer is kept together with the step's end. */
export async function carryOut(store: PhoneStore, waiting: Step): Promise<void> {
  const step = await settleTime(store, waiting);
  const photos = (await store.photos.bulkGet([...step.photoIds])).filter((photo) => photo !== undefined);
  const carrier = CARRIERS[step.kind] as Carrier<Step["said"]>;
  const ask = askAs(store.personId);
  const { refusal, keep } = await carrier({ said: step.said, key: step.key, at: step.madeAt, photos, store, ask });
  await store.transaction("rw", store.steps, store.tasks, store.reports, store.photos, store.kept, async () => {
    // The answer told the time: what it refused for the clock's sake goes again as it is put right.
    if (refusal?.code === "TOO_FAR_IN_FUTURE" && believable(step.madeAt, serverNow()) !== step.madeAt) return;
    if (refusal !== null) {
      await store.steps.update(step.order, { refusal: wordsOf(refusal) });
      return void (await forgetOvertaken(store, await store.tasks.toArray()));
    }
    await keep?.();
    await store.steps.delete(step.order);
  });
}

/** What a clock that ran ahead noted is put right before it is sent, and kept so: the same key must say the same. */
async function settleTime(store: PhoneStore, step: Step): Promise<Step> {
  const madeAt = believable(step.madeAt, serverNow());
  if (madeAt === step.madeAt) return step;
  await store.transaction("rw", store.steps, store.photos, async () => {
    await store.steps.update(step.order, { madeAt });
    const photos = await store.photos.bulkGet([...step.photoIds]);
    for (const photo of photos)
      if (photo !== undefined)
        await store.photos.update(photo.id, { capturedAt: believable(photo.capturedAt, serverNow()) });
  });
  return { ...step, madeAt };
}

function wordsOf({ code, message }: StepRefusal): StepRefusal {
  return { code, message };
}

function evidenceIdsOf(photos: readonly Photo[]): string[] {
  return photos.flatMap(({ evidenceId }) => (evidenceId === null ? [] : [evidenceId]));
}

async function keepTask(store: PhoneStore, task: PhoneTask | null | undefined): Promise<void> {
  if (task != null) await store.tasks.put(task);
}

async function keepReported(
  store: PhoneStore,
  reported: PhoneReported | null,
  photos: readonly Photo[],
): Promise<void> {
  // What lies outside the own area is taken and then not shown any more.
  if (reported === null) return;
  await store.reports.put(reported);
  for (const { id } of photos) await store.photos.update(id, { incidentId: reported.id });
}
