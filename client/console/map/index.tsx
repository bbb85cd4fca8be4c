import { lazy, Suspense, type ReactNode } from "react";
import { usePlace } from "../place/index.js";
import { useWords } from "../words/index.js";
import { FallbackMap } from "./fallback-map.js";
import { hasWebgl } from "./has-webgl.js";

/** The map is the heaviest part of the screen; the queue is there before it. */
const MapView = lazy(async () => ({ default: (await import("./map-view.js")).MapView }));
const CountyView = lazy(async () => ({ default: (await import("./county-view.js")).CountyView }));

/** The map of the county: incidents and squads where they are; without WebGL the townships with their counts, of which one narrows the queue. */
export function MapPanel(): ReactNode {
  const words = useWords();
  if (!hasWebgl()) return <TownshipChoice />;
  return (
    <Suspense fallback={<p className="panel-note">{words("map.loading")}</p>}>
      <MapView />
    </Suspense>
  );
}

/** The whole county as a picture that nobody moves, `scale` times as large as on a desk. It neither reads nor writes the place of a desk. */
export function CountyPicture({ scale }: { readonly scale: number }): ReactNode {
  const words = useWords();
  if (!hasWebgl()) return <FallbackMap />;
  return (
    <Suspense fallback={<p className="panel-note">{words("map.loading")}</p>}>
      <CountyView scale={scale} />
    </Suspense>
  );
}

function TownshipChoice(): ReactNode {
  const { place, go } = usePlace();
  const chosen = place.filter.township;
  const choose = (code: string): void => go({ filter: { township: chosen === code ? null : code } });
  return <FallbackMap chosen={chosen} choose={choose} />;
}
