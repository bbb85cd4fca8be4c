import { useState } from "react";
import { discard } from "../outbox/put-in.js";
import { usePutIn } from "../outbox/use-put-in.js";
import { useDuty, usePhone, useSteps } from "../phone/phone-context.js";
import { useWords } from "../words/words.js";
import { Refused } from "./refused.js";

const LANE = "duty";

/** Puts the squad on duty with its crew and vehicle, or takes it off. */
export function DutyForm() {
  const t = useWords();
  const { who, store } = usePhone();
  const { put, trouble } = usePutIn();
  const duty = useDuty();
  const waiting = useSteps().filter(({ lane }) => lane === LANE);
  const members = who.squad?.members ?? [];
  const [crewIds, setCrewIds] = useState<readonly string[]>(() => members.map(({ id }) => id));
  const [vehicle, setVehicle] = useState(duty.vehicle ?? "");
  if (who.squad === null) return <p className="note">{t("me.noSquad")}</p>;
  const { id: squadId, name } = who.squad;
  const change = async (isOnDuty: boolean): Promise<void> => {
    const said = { squadId, isOnDuty, crewIds, vehicle: vehicle.trim() === "" ? null : vehicle.trim() };
    // What was refused is said anew and not waited for.
    for (const step of waiting) if (step.refusal !== null) await discard(store, step);
    await put({ lane: LANE, kind: "DUTY", said });
  };
  return (
    <fieldset className="duty">
      <legend>
        {name} · {t(duty.onDuty ? "me.onDuty" : "me.offDuty")}
      </legend>
      {waiting.map((step) =>
        step.refusal === null ? (
          <p key={step.order} className="note">
            {t("task.waiting")}
          </p>
        ) : (
          <Refused key={step.order} step={step} />
        ),
      )}
      {duty.onDuty ? (
        <p className="hint">{t("me.position")}</p>
      ) : (
        <CrewFields crewIds={crewIds} choose={setCrewIds} vehicle={vehicle} drive={setVehicle} />
      )}
      {trouble}
      <button
        type="button"
        className={duty.onDuty ? "quiet wide" : "primary"}
        onClick={() => void change(!duty.onDuty)}
      >
        {t(duty.onDuty ? "me.goOff" : "me.goOn")}
      </button>
    </fieldset>
  );
}

/** Who goes on duty and with which vehicle. */
function CrewFields({
  crewIds,
  choose,
  vehicle,
  drive,
}: {
  readonly crewIds: readonly string[];
  readonly choose: (crewIds: readonly string[]) => void;
  readonly vehicle: string;
  readonly drive: (vehicle: string) => void;
}) {
  const t = useWords();
  const members = usePhone().who.squad?.members ?? [];
  return (
    <>
      <div className="choices" role="group" aria-label={t("me.crew")}>
        {members.map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={crewIds.includes(id)}
              onChange={({ target }) =>
                choose(target.checked ? [...crewIds, id] : crewIds.filter((other) => other !== id))
              }
            />
            {name}
          </label>
        ))}
      </div>
      <label className="field">
        {t("me.vehicle")}
        <input value={vehicle} onChange={({ target }) => drive(target.value)} />
      </label>
    </>
  );
}
