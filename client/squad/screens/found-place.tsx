import { useCallback, useEffect, useState } from "react";
import { PhoneGridAtDocument, type PhoneGridAtQuery } from "../../generated/squad/graphql.js";
import { ask } from "../line/ask.js";
import type { DevicePoint } from "../places/device-point.js";
import { findPlace } from "../places/find-place.js";
import { useWords } from "../words/words.js";

/** Where the device is: undefined while it is looked for, null where it cannot tell. */
interface Finding {
  readonly point: DevicePoint | null;
  readonly isLooking: boolean;
  readonly again: () => void;
}

/** The place of a report: where its first photo was taken, else where the device is, looked for as soon as the form opens and whenever the phone is taken out again. Who asks to look again means the place where they stand. */
export function useFoundPlace(ofPhoto: DevicePoint | null): Finding {
  const [here, setHere] = useState<DevicePoint | null | undefined>(undefined);
  const [isAsked, setIsAsked] = useState(false);
  const again = useCallback(() => {
    setHere(undefined);
    setIsAsked(true);
    void findPlace().then(setHere);
  }, []);
  useEffect(() => {
    const look = (): void => {
      // What was found before stands until something better is.
      if (document.visibilityState === "visible")
        void findPlace().then((found) => setHere((was) => found ?? was ?? null));
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  const point = isAsked ? here : (ofPhoto ?? here);
  return { point: point ?? null, isLooking: point === undefined, again };
}

/** The place in words: the village and grid where the server is within reach, else how exact the fix is. */
export function FoundPlace({ point, isLooking, again }: Finding) {
  const t = useWords();
  const [grid, setGrid] = useState<PhoneGridAtQuery["gridAt"] | "unknown">("unknown");
  useEffect(() => {
    setGrid("unknown");
    if (point === null) return;
    ask(PhoneGridAtDocument, { point }).then(
      ({ gridAt }) => setGrid(gridAt),
      () => setGrid("unknown"),
    );
  }, [point]);
  const exactness = point === null ? "" : t("form.accuracy", { meters: Math.round(point.accuracyMeters) });
  return (
    <p className="found-place" role="status">
      <strong>{t("form.place")}</strong> {isLooking ? t("form.locating") : null}
      {!isLooking && point === null ? t("form.noPlace") : null}
      {grid === null ? t("form.outside") : null}
      {grid === null || grid === "unknown"
        ? null
        : `${grid.village.parent?.name ?? ""} ${grid.village.name} ${grid.name} `}
      {exactness}
      <button type="button" className="quiet" onClick={again}>
        {t("form.placeAgain")}
      </button>
    </p>
  );
}
