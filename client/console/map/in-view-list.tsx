import { useEffect, useState, type ReactNode } from "react";
import { usePlace } from "../place/index.js";
import { useIncident } from "../store/index.js";
import { TIER_SHAPE, useWords } from "../words/index.js";
import type { MapControl } from "./map-control.js";

const MOST = 30;

interface InViewListProps {
  readonly map: MapControl | null;
  readonly views: number;
}

/** The incidents that stand in view as a list: for the keyboard and for whoever hears the screen; shown while something in it has the focus. */
export function InViewList({ map, views }: InViewListProps): ReactNode {
  const words = useWords();
  const [ids, setIds] = useState<readonly string[]>([]);
  useEffect(() => {
    setIds([...new Set(map?.inView() ?? [])].slice(0, MOST));
  }, [map, views]);
  return (
    <nav className="map-in-view" aria-label={words("map.inView")}>
      {ids.length === 0 && <p>{words("map.nothingInView")}</p>}
      <ul>
        {ids.map((id) => (
          <InViewItem key={id} id={id} />
        ))}
      </ul>
    </nav>
  );
}

function InViewItem({ id }: { readonly id: string }): ReactNode {
  const words = useWords();
  const row = useIncident(id);
  const { select } = usePlace();
  if (row === undefined) return null;
  return (
    <li>
      <button type="button" onClick={() => select(id)}>
        {TIER_SHAPE[row.tier]} {words(`tier.${row.tier}`)} {row.matterName ?? row.title} {row.divisionName}
      </button>
    </li>
  );
}
