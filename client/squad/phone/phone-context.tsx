import { createContext, useContext, useSyncExternalStore } from "react";
import type { LinkState } from "../../live/index.js";
import type { Sayings } from "../outbox/step-kinds.js";
import { useStored } from "../store/use-stored.js";
import type { Photo, Step } from "../store/phone-store.js";
import type { Phone } from "./open-phone.js";

/** The phone at work, who uses it, and whether their session is over. */
export interface UsedPhone extends Phone {
  readonly isOver: boolean;
}

/** The phone at work, for every screen below. */
export const PhoneContext = createContext<UsedPhone | null>(null);

/** The phone that this screen belongs to. */
export function usePhone(): UsedPhone {
  const phone = useContext(PhoneContext);
  if (phone === null) throw new Error("this screen stands outside the phone");
  return phone;
}

/** How the line to the server stands. */
export function useLink(): LinkState {
  const { line } = usePhone();
  return useSyncExternalStore(
    (changed) => line.link.listen(changed),
    () => line.link.state,
  );
}

/** What waits in the outbox, oldest first; empty until it is read. */
export function useSteps(): readonly Step[] {
  const { store } = usePhone();
  return useStored(() => store.steps.orderBy("order").toArray(), [store]) ?? NO_STEPS;
}

/** The photos on this phone. */
export function usePhotos(): readonly Photo[] {
  const { store } = usePhone();
  return useStored(() => store.photos.toArray(), [store]) ?? NO_PHOTOS;
}

/** Whether the squad is on duty and with which vehicle: as said here last, else as the server told. */
export function useDuty(): { readonly onDuty: boolean; readonly vehicle: string | null } {
  const { store, who } = usePhone();
  const kept = useStored(() => store.read<{ onDuty: boolean; vehicle: string | null }>("duty"), [store]);
  const said = useSteps().findLast(({ kind, refusal }) => kind === "DUTY" && refusal === null)?.said as
    | Sayings["DUTY"]
    | undefined;
  if (said !== undefined) return { onDuty: said.isOnDuty, vehicle: said.vehicle };
  return kept ?? { onDuty: who.squad?.onDuty ?? false, vehicle: who.squad?.vehicle ?? null };
}

const NO_STEPS: readonly Step[] = [];
const NO_PHOTOS: readonly Photo[] = [];
