import { useEffect, useState, type ReactNode } from "react";
import { readFragment } from "../../generated/fragment-masking.js";
import { DivisionFieldsFragmentDoc } from "../../generated/graphql.js";
import { useBoard } from "../store/index.js";
import { useWords } from "../words/index.js";
import { boundsOf, labelPoints, loadAreas, ringsOf, type Areas } from "./boundaries.js";
import "./map.css";

const WIDTH = 1_000;

interface FallbackMapProps {
  /** The code of the township that is marked. */
  readonly chosen?: string | null;
  readonly choose?: (code: string) => void;
}

/** The townships with their open incidents, for browsers that draw no map. */
export function FallbackMap({ chosen = null, choose }: FallbackMapProps): ReactNode {
  const words = useWords();
  const board = useBoard();
  const [areas, setAreas] = useState<Areas | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    loadAreas("townships").then(setAreas, (error: unknown) => setFault(String(error)));
  }, []);
  const counts = new Map(
    board?.byTownship.map(({ division, openCount }) => [
      readFragment(DivisionFieldsFragmentDoc, division).code,
      openCount,
    ]),
  );
  if (fault !== null) return <p className="panel-note">{words("map.failed", { reason: fault })}</p>;
  if (areas === null) return <p className="panel-note">{words("map.loading")}</p>;
  const draw = projection(areas);
  return (
    <div className="map">
      <p className="panel-note">{words("map.noWebgl")}</p>
      <svg className="map-plain" viewBox={`0 0 ${WIDTH} ${draw.height}`} role="group" aria-label={words("map.title")}>
        {areas.features.map(({ properties: { code }, geometry }) => (
          <path
            key={code}
            data-chosen={code === chosen}
            d={ringsOf(geometry).map(draw.path).join("")}
            onClick={() => choose?.(code)}
          />
        ))}
        {labelPoints(areas).features.map(({ properties: { code, name }, geometry }) => (
          <text key={code} {...draw.at(geometry.coordinates)}>
            {name} {counts.get(code) ?? 0}
          </text>
        ))}
      </svg>
    </div>
  );
}

/** Degrees to the picture: near enough to true for one county. */
function projection(areas: Areas) {
  const [west, south, east, north] = boundsOf(areas);
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = WIDTH / ((east - west) * squeeze);
  const at = ([longitude = 0, latitude = 0]: readonly number[]) => ({
    x: (longitude - west) * squeeze * scale,
    y: (north - latitude) * scale,
  });
  const path = (ring: readonly number[][]): string =>
    `M${ring.map((corner) => `${at(corner).x.toFixed(1)} ${at(corner).y.toFixed(1)}`).join("L")}Z`;
  return { height: Math.round((north - south) * scale), at, path };
}
