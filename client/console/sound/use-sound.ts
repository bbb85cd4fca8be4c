import { useCallback, useEffect, useState } from "react";
import { usePlace } from "../place/index.js";
import { useViewer } from "../session/index.js";
import { useEntries, useSnapshots, type Entry, type IncidentRow } from "../store/index.js";
import { Ringer } from "./ringer.js";
import { Speaker } from "./speaker.js";

/** The bell of this desk and what makes it heard. */
export interface Sound {
  readonly ringer: Ringer;
  readonly speaker: Speaker;
}

/** Opens the bell with the desk; null until it is open. */
export function useSound(): Sound | null {
  const { id } = useViewer().post;
  const [sound, setSound] = useState<Sound | null>(null);
  useEffect(() => {
    const speaker = new Speaker();
    const ringer = new Ringer(speaker, id);
    setSound({ ringer, speaker });
    return () => {
      ringer.close();
      speaker.close();
    };
  }, [id]);
  useNews(sound?.ringer ?? null);
  useAcknowledging(sound?.ringer ?? null);
  return sound;
}

/** Tells the bell of every change, and of all there is after each snapshot. */
function useNews(ringer: Ringer | null): void {
  useSnapshots(useCallback((rows: readonly IncidentRow[]) => ringer?.look(rows), [ringer]));
  // Entries and not the list: a page that nobody sees draws its lists late, and rings in time.
  const hear = useCallback(
    (entries: readonly Entry[]) => ringer?.hear(entries.map(({ incident }) => incident).filter((row) => row !== null)),
    [ringer],
  );
  useEntries(hear);
}

/** Whoever selects an incident has heard of it, and whoever touches the desk while it is selected. */
function useAcknowledging(ringer: Ringer | null): void {
  const { incidentId } = usePlace().place;
  useEffect(() => {
    if (ringer === null || incidentId === null) return;
    const acknowledge = () => ringer.acknowledge([incidentId]);
    acknowledge();
    addEventListener("pointerdown", acknowledge);
    addEventListener("keydown", acknowledge);
    return () => {
      removeEventListener("pointerdown", acknowledge);
      removeEventListener("keydown", acknowledge);
    };
  }, [ringer, incidentId]);
}
