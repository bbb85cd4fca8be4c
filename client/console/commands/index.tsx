import type { ReactNode } from "react";
import { useWords } from "../words/index.js";

/** The command line at the foot of the desk, and the keys of the whole screen. */
export function CommandLine(): ReactNode {
  const words = useWords();
  return <p className="command-note">{words("commands.empty")}</p>;
}
