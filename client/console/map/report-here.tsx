import { Button } from "antd";
import { useEffect, type ReactNode } from "react";
import { useWords } from "../words/index.js";
import type { Pointed } from "./map-control.js";

type Ground = Extract<Pointed, { kind: "ground" }>;

interface ReportHereProps {
  readonly ground: Ground;
  readonly report: (ground: Ground) => void;
  readonly close: () => void;
}

/** Offers to report something where somebody clicked on empty ground. */
export function ReportHere({ ground, report, close }: ReportHereProps): ReactNode {
  const words = useWords();
  useEffect(() => {
    const leave = ({ key }: KeyboardEvent): void => {
      if (key === "Escape") close();
    };
    addEventListener("keydown", leave);
    return () => removeEventListener("keydown", leave);
  }, [close]);
  return (
    <div className="map-ground" style={{ left: ground.x, top: ground.y }}>
      <Button size="small" type="primary" onClick={() => report(ground)}>
        {words("map.reportHere")}
      </Button>
    </div>
  );
}
