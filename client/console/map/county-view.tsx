import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useViewer } from "../session/index.js";
import { isEnded, useIncidents, useSquads } from "../store/index.js";
import { token } from "../theme/index.js";
import { TIER_SHAPE, useWords } from "../words/index.js";
import { MapControl } from "./map-control.js";
import { showLayers, type LayerChoice } from "./map-layers.js";
import { useMapFeatures } from "./use-map-features.js";
import "./map.css";

const TIERS = ["EMERGENCY", "COORDINATED", "ORDINARY"] as const;

const LAYERS: LayerChoice = {
  divisions: true,
  grids: false,
  incidents: true,
  squads: true,
  heat: false,
  load: true,
};

/** All open incidents, the squads on their way and the load of the townships, on one picture of the county that always fits its frame. */
export function CountyView({ scale }: { readonly scale: number }): ReactNode {
  const words = useWords();
  const { box, map, fault, isDrawn } = useStillMap(scale);
  const rows = useIncidents();
  const squads = useSquads();
  // Squads at their stations are no news, and would lie over the incidents.
  const onTheWay = useMemo(
    () => squads.filter(({ assignments }) => assignments.some(({ status }) => status === "EN_ROUTE")),
    [squads],
  );
  const open = useMemo(() => rows.filter((row) => !isEnded(row)), [rows]);
  useMapFeatures(map, open, onTheWay);
  return (
    <div className="map" aria-busy={!isDrawn}>
      <div className="map-canvas" ref={box} />
      {fault !== null && (
        <p className="map-note" role="alert">
          {words("map.failed", { reason: fault })}
        </p>
      )}
      <p className="map-foot">
        <span className="map-legend">
          {TIERS.map((tier) => (
            <span key={tier} data-tier={tier}>
              <b aria-hidden>{TIER_SHAPE[tier]}</b> {words(`tier.${tier}`)}
            </span>
          ))}
          <span>
            <b aria-hidden>➤</b> {words("map.onTheWay")}
          </span>
        </span>
        {words("map.syntheticShort")}
      </p>
    </div>
  );
}

interface StillMap {
  readonly box: React.RefObject<HTMLDivElement | null>;
  readonly map: MapControl | null;
  readonly fault: string | null;
  readonly isDrawn: boolean;
}

function useStillMap(scale: number): StillMap {
  const box = useRef<HTMLDivElement>(null);
  const words = useWords();
  const { divisionName } = useViewer();
  const [map, setMap] = useState<MapControl | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    const container = box.current;
    if (container === null) return undefined;
    const failed = (error: unknown): void => setFault(String(error));
    const opened = new MapControl({
      container,
      view: null,
      token,
      scale,
      isStill: true,
      label: words("map.label", { county: divisionName ?? "" }),
      pointed: () => undefined,
      moved: () => undefined,
      settled: () => setDrawn(true),
      failed,
    });
    const refit = new ResizeObserver(() => opened.fit([]));
    opened.ready.then(() => {
      showLayers(opened, LAYERS);
      setMap(opened);
      refit.observe(container);
    }, failed);
    return () => {
      refit.disconnect();
      setMap(null);
      opened.close();
    };
  }, [scale, words, divisionName]);
  return { box, map, fault, isDrawn };
}
