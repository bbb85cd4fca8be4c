import type { ReactNode } from "react";
import { useWords } from "../words/index.js";

/** The wall: the county at a glance, read from six metres, with nothing to press. */
export function Wall(): ReactNode {
  const words = useWords();
  return <p className="panel-note">{words("wall.empty")}</p>;
}
