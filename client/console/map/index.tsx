import type { ReactNode } from "react";
import { useWords } from "../words/index.js";

/** The map of the county: incidents and squads where they are. */
export function MapPanel(): ReactNode {
  const words = useWords();
  return <p className="panel-note">{words("map.empty")}</p>;
}
