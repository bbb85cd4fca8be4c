import { lazy, Suspense, type ReactNode } from "react";
import { useWords } from "../words/index.js";
import { FallbackMap } from "./fallback-map.js";
import { hasWebgl } from "./has-webgl.js";

/** The map is the heaviest part of the screen; the queue is there before it. */
const MapView = lazy(async () => ({ default: (await import("./map-view.js")).MapView }));

/** The map of the county: incidents and squads where they are; without WebGL the townships with their counts. */
export function MapPanel(): ReactNode {
  const words = useWords();
  if (!hasWebgl()) return <FallbackMap />;
  return (
    <Suspense fallback={<p className="panel-note">{words("map.loading")}</p>}>
      <MapView />
    </Suspense>
  );
}
