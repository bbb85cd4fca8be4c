import type { Tier } from "../../generated/graphql.js";

const TIER_TOKEN = { EMERGENCY: "--emergency", COORDINATED: "--coordinated", ORDINARY: "--ordinary" } as const;

/** The names of a theme's colours that shapes are drawn with. */
export type ReadToken = (name: `--${string}`) => string;

const SIZE = 24;
const SCALE = 2;

/** A picture for the map, with how many of its pixels make one of the screen. */
export interface DrawnShape {
  readonly name: string;
  readonly image: ImageData;
  readonly pixelRatio: number;
}

/** The name of the picture of an incident. */
export const incidentImage = (tier: Tier, isLate: boolean): string => `incident-${tier}${isLate ? "-late" : ""}`;
/** The name of the picture of a squad; one that moves points where it goes. */
export const squadImage = (isMoving: boolean, isFree: boolean): string =>
  `squad-${isMoving ? "moving" : "still"}-${isFree ? "free" : "busy"}`;

/** Draws every shape of the map in the colours of the theme. */
export function drawShapes(token: ReadToken): readonly DrawnShape[] {
  const tiers = Object.keys(TIER_TOKEN).filter((tier): tier is Tier => tier in TIER_TOKEN);
  const incidents = tiers.flatMap((tier) =>
    [false, true].map((isLate) => {
      const ink = { fill: token(TIER_TOKEN[tier]), edge: isLate ? token("--ink") : token("--paper") };
      return drawn(incidentImage(tier, isLate), (pen) => drawTier(pen, tier, ink, isLate ? 3 : 1.5));
    }),
  );
  const squads = [true, false].flatMap((isMoving) =>
    [true, false].map((isFree) => {
      const ink = { fill: isFree ? token("--good") : token("--accent"), edge: token("--paper") };
      return drawn(squadImage(isMoving, isFree), (pen) => drawSquad(pen, isMoving, ink));
    }),
  );
  return [...incidents, ...squads];
}

interface Ink {
  readonly fill: string;
  readonly edge: string;
}

function drawn(name: string, draw: (pen: CanvasRenderingContext2D) => void): DrawnShape {
  const canvas = document.createElement("canvas");
  canvas.width = SIZE * SCALE;
  canvas.height = SIZE * SCALE;
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("this browser draws no pictures");
  pen.scale(SCALE, SCALE);
  pen.lineJoin = "round";
  draw(pen);
  return { name, image: pen.getImageData(0, 0, canvas.width, canvas.height), pixelRatio: SCALE };
}

function drawTier(pen: CanvasRenderingContext2D, tier: Tier, { fill, edge }: Ink, width: number): void {
  const path = new Path2D(
    tier === "EMERGENCY" ? "M12 3 L22 20 H2 Z" : tier === "COORDINATED" ? "M5 5 H19 V19 H5 Z" : "",
  );
  if (tier === "ORDINARY") path.arc(12, 12, 7, 0, 2 * Math.PI);
  pen.fillStyle = fill;
  pen.strokeStyle = edge;
  pen.lineWidth = width;
  pen.fill(path);
  pen.stroke(path);
}

/** A squad on its way is an arrow that points north and is turned by the map; one that stands is a ring. */
function drawSquad(pen: CanvasRenderingContext2D, isMoving: boolean, { fill, edge }: Ink): void {
  const path = new Path2D(isMoving ? "M12 2 L19 21 L12 16.5 L5 21 Z" : "M12 5 L19 12 L12 19 L5 12 Z");
  pen.fillStyle = fill;
  pen.strokeStyle = edge;
  pen.lineWidth = 1.5;
  pen.fill(path);
  pen.stroke(path);
}
