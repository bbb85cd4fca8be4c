import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { usePlace } from "../place/index.js";
import { useViewer } from "../session/index.js";
import { useIncident, useSquads } from "../store/index.js";
import { token, useTheme } from "../theme/index.js";
import { useWords } from "../words/index.js";
import { InViewList } from "./in-view-list.js";
import { MapControl, type Pointed } from "./map-control.js";
import { keepLayers, readLayers, showLayers, type LayerChoice } from "./map-layers.js";
import { MapTools } from "./map-tools.js";
import { ReportHere } from "./report-here.js";
import { SquadCard } from "./squad-card.js";
import { incidentImage } from "./tier-shapes.js";
import { useMapFeatures, useShownIncidents } from "./use-map-features.js";
import "./map.css";

type Ground = Extract<Pointed, { kind: "ground" }>;

/** The map with its tools: what is selected is marked, and the map moves only where somebody wants it to. */
export function MapView(): ReactNode {
  const words = useWords();
  const { place, go } = usePlace();
  const incidents = useShownIncidents();
  const [layers, setLayers] = useState<LayerChoice>(readLayers);
  const [isFollowing, setFollowing] = useState(false);
  const [ground, setGround] = useState<Ground | null>(null);
  const { box, map, fault, views } = useMapControl(setGround);
  useMapFeatures(map, incidents, useSquads());
  useSelection(map, isFollowing);
  useEffect(() => {
    if (map !== null) showLayers(map, layers);
  }, [map, layers]);
  const placed = incidents.filter(({ longitude }) => longitude !== null);
  const fitAll = (): void =>
    map?.fit(placed.map((row) => ({ longitude: row.longitude ?? 0, latitude: row.latitude ?? 0 })));
  const reportAt = ({ longitude, latitude }: Ground): void => {
    setGround(null);
    go({ report: { longitude, latitude } });
  };
  return (
    <div className="map" aria-busy={views === 0}>
      <div className="map-canvas" ref={box} />
      {fault !== null && (
        <p className="map-note" role="alert">
          {words("map.failed", { reason: fault })}
        </p>
      )}
      <MapTools
        layers={layers}
        choose={(choice) => setLayers(keepLayers(choice))}
        fitAll={fitAll}
        isFollowing={isFollowing}
        follow={setFollowing}
        canFollow={place.incidentId !== null || place.squadId !== null}
      />
      {ground !== null && <ReportHere ground={ground} report={reportAt} close={() => setGround(null)} />}
      <SquadCard />
      <InViewList map={map} views={views} />
      <p className="map-foot">
        {words("map.synthetic")}
        {placed.length < incidents.length &&
          ` · ${words("map.withoutPlace", { count: incidents.length - placed.length })}`}
      </p>
    </div>
  );
}

interface OpenedMap {
  readonly box: React.RefObject<HTMLDivElement | null>;
  readonly map: MapControl | null;
  readonly fault: string | null;
  /** Grows with everything that is newly drawn. */
  readonly views: number;
}

const USUAL_REM = 16;

/** How much larger than usual the letters of the page are. */
function letterScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_REM;
}

/** Opens the map once for each theme and language; it stands where the address says. */
function useMapControl(pointAt: (ground: Ground | null) => void): OpenedMap {
  const box = useRef<HTMLDivElement>(null);
  const words = useWords();
  const { theme } = useTheme();
  const { divisionCode, divisionName } = useViewer();
  const { place, go } = usePlace();
  const view = useRef(place.map);
  const [map, setMap] = useState<MapControl | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [views, setViews] = useState(0);
  const pointed = useCallback(
    (at: Pointed) => {
      pointAt(at.kind === "ground" ? at : null);
      if (at.kind === "incident") go({ incidentId: at.id, squadId: null });
      if (at.kind === "squad") go({ squadId: at.id });
    },
    [go, pointAt],
  );
  useEffect(() => {
    if (box.current === null) return undefined;
    const moved = (next: NonNullable<typeof view.current>): void => {
      view.current = next;
      pointAt(null);
      go({ map: next });
    };
    const settled = (): void => setViews((count) => count + 1);
    const failed = (error: unknown): void => setFault(String(error));
    const label = words("map.label", { county: divisionName ?? "" });
    const opened = new MapControl({
      container: box.current,
      view: view.current,
      token,
      label,
      area: divisionCode,
      scale: letterScale(),
      pointed,
      moved,
      settled,
      failed,
    });
    opened.ready.then(() => setMap(opened), failed);
    return () => {
      setMap(null);
      opened.close();
    };
  }, [theme, words, divisionCode, divisionName, go, pointAt, pointed]);
  return { box, map, fault, views };
}

/** Marks what is selected, and goes there if it is out of view or followed; a pin stands where something is about to be reported. */
function useSelection(map: MapControl | null, isFollowing: boolean): void {
  const { incidentId, squadId, report } = usePlace().place;
  useEffect(() => map?.pin(report === "unplaced" ? null : report), [map, report]);
  const incident = useIncident(incidentId);
  const squad = useSquads().find(({ id }) => id === squadId);
  const longitude = squad?.place?.longitude ?? incident?.longitude ?? null;
  const latitude = squad?.place?.latitude ?? incident?.latitude ?? null;
  const chosen = squadId ?? incidentId;
  const image = squad === undefined && incident !== undefined ? incidentImage(incident.tier, false) : null;
  useEffect(() => {
    if (map === null) return;
    const isPlaced = longitude !== null && latitude !== null;
    map.mark(
      isPlaced
        ? {
            type: "Feature",
            properties: { id: chosen, image },
            geometry: { type: "Point", coordinates: [longitude, latitude] },
          }
        : null,
    );
    if (isPlaced && isFollowing) map.goTo(longitude, latitude);
  }, [map, chosen, image, longitude, latitude, isFollowing]);
  const revealed = useRef<string | null>(null);
  useEffect(() => {
    if (map === null || chosen === revealed.current) return;
    if (chosen !== null && (longitude === null || latitude === null)) return;
    revealed.current = chosen;
    if (longitude !== null && latitude !== null) map.reveal(longitude, latitude);
  }, [map, chosen, longitude, latitude]);
}
