import { useMemo, type ReactNode } from "react";
import { useServerNow } from "../ask/index.js";
import { useWords } from "../words/index.js";
import { rhythmOption } from "./chart-options.rules.js";
import { Chart } from "./chart.js";
import { usualByNow } from "./rhythm.rules.js";
import { useLook } from "./use-look.js";
import type { RhythmState } from "./use-rhythm.js";

/** What was reported today, hour by hour, against a usual day. */
export function RhythmPanel({ state: { rhythm, fault } }: { readonly state: RhythmState }): ReactNode {
  const words = useWords();
  const look = useLook();
  const now = useServerNow();
  const option = useMemo(() => rhythm && rhythmOption(rhythm, look), [rhythm, look]);
  const usual = rhythm && usualByNow(rhythm, now);
  const beside = usual === null ? words("wall.rhythmNoUsual") : words("wall.rhythmUsual", { count: Math.round(usual) });
  const title = words("wall.rhythm");
  return (
    <section className="wall-panel wall-rhythm" data-stale={fault !== null}>
      <h2>
        {title} <b>{rhythm?.todayCount ?? "–"}</b> {rhythm !== null && <small>{beside}</small>}
      </h2>
      {option === null || rhythm === null ? (
        <p className="wall-note">{fault === null ? words("map.loading") : words(`fault.${fault.kind}`)}</p>
      ) : (
        <>
          <Chart option={option} text={`${title} ${rhythm.todayCount}, ${beside}`} />
          <p className="wall-key" aria-hidden>
            <span className="wall-key-today">{words("wall.todayByHour")}</span>
            {rhythm.weeksCompared > 0 && <span className="wall-key-usual">{words("wall.usualDay")}</span>}
          </p>
        </>
      )}
    </section>
  );
}
