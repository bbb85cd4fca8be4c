import { useMemo, useSyncExternalStore } from "react";
import { token } from "../theme/index.js";
import type { Look } from "./chart-options.rules.js";

const SETTLED_MS = 250;

/** How many pixels a rem is; renders anew once a changing window has come to rest. */
export function useRem(): number {
  return useSyncExternalStore(listen, readRem);
}

/** How charts look on this wall. */
export function useLook(): Look {
  const rem = useRem();
  return useMemo(
    () => ({
      rem,
      font: token("--font"),
      ink: token("--ink"),
      quiet: token("--ink-quiet"),
      line: token("--line"),
      accent: token("--accent"),
      late: token("--emergency"),
      isCalm: matchMedia("(prefers-reduced-motion: reduce)").matches,
    }),
    [rem],
  );
}

function readRem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

function listen(listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(listener, SETTLED_MS);
  };
  addEventListener("resize", later);
  return () => {
    clearTimeout(timer);
    removeEventListener("resize", later);
  };
}
