import { serverNow } from "../line/server-clock.js";
import { newKey } from "../store/device-key.js";
import type { Photo, PhoneStore, Step } from "../store/phone-store.js";
import type { Sayings, StepKind } from "./step-kinds.js";

/** What somebody did: the lane it belongs to, what was said, and the photos that go before it. */
export interface Doing<Kind extends StepKind> {
  readonly lane: string;
  readonly kind: Kind;
  readonly said: Sayings[Kind];
  readonly photos?: readonly Photo[];
  /** The incident that the photos are of, where it is known already. */
  readonly incidentId?: string | null;
  /** The form that it was written in, which is empty as soon as it is put in. */
  readonly form?: string;
}

/** Puts a step into the outbox with the photos that belong to it, all or nothing; each gets its key here and keeps it. */
export async function putIn<Kind extends StepKind>(store: PhoneStore, doing: Doing<Kind>): Promise<void> {
  const { lane, kind, said, photos = [], incidentId = null, form } = doing;
  const madeAt = new Date(serverNow()).toISOString();
  const photoIds = photos.map(({ id }) => id);
  const step = (of: StepKind, saying: Step["said"], ids: readonly string[]): Omit<Step, "order"> => ({
    key: newKey(),
    lane,
    kind: of,
    said: saying,
    photoIds: ids,
    madeAt,
    refusal: null,
  });
  await store.transaction("rw", store.steps, store.photos, store.drafts, async () => {
    if (form !== undefined) await store.drafts.where({ form }).delete();
    await store.photos.bulkPut(photos.map((photo) => ({ ...photo, lane, incidentId })));
    await store.steps.bulkAdd([
      ...photoIds.map((photoId) => step("PHOTO", { photoId, incidentId }, [photoId])),
      step(kind, said, photoIds),
    ]);
  });
}

/** Sends a refused step again as it is. */
export async function retry(store: PhoneStore, { order }: Step): Promise<void> {
  await store.steps.update(order, { refusal: null });
}

/** Gives a step up, with the photos that nothing else needs; what was behind it in its lane goes on. */
export async function discard(store: PhoneStore, step: Step): Promise<void> {
  await store.transaction("rw", store.steps, store.photos, async () => {
    await store.steps.delete(step.order);
    const others = await store.steps.where("lane").equals(step.lane).toArray();
    const needed = new Set(others.flatMap(({ photoIds }) => photoIds));
    const unneeded = step.photoIds.filter((id) => !needed.has(id));
    await store.photos.bulkDelete(unneeded);
  });
}

/** Sends a photo whose upload failed for good once more, as a new registration for its incident. */
export async function registerAgain(store: PhoneStore, { id, lane, incidentId }: Photo): Promise<void> {
  await store.transaction("rw", store.steps, store.photos, async () => {
    await store.photos.update(id, { fault: null, evidenceId: null, uploadToken: null });
    await store.steps.add({
      key: newKey(),
      lane,
      kind: "PHOTO",
      said: { photoId: id, incidentId },
      photoIds: [id],
      madeAt: new Date(serverNow()).toISOString(),
      refusal: null,
    });
  });
}
