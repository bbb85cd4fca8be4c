/** The panels beside the map, in rem. */
export type SidePanel = "queue" | "detail";

/** How wide each side panel is. */
export type Widths = Readonly<Record<SidePanel, number>>;

const KEPT = "muster.widths";
const USUAL: Widths = { queue: 25, detail: 28.75 };
const LEAST = 18;
const MOST = 48;

/** The widths that this desk was left with, or the usual ones. */
export function readWidths(): Widths {
  const kept: unknown = parse(localStorage.getItem(KEPT));
  const widthOf = (panel: SidePanel) => {
    const width: unknown = typeof kept === "object" && kept !== null ? Reflect.get(kept, panel) : undefined;
    return typeof width === "number" && Number.isFinite(width) ? within(width) : USUAL[panel];
  };
  return { queue: widthOf("queue"), detail: widthOf("detail") };
}

/** Keeps the widths for the next start. */
export function keepWidths(widths: Widths): void {
  localStorage.setItem(KEPT, JSON.stringify(widths));
}

/** The width that a panel gets where this one is asked for. */
export function within(width: number): number {
  return Math.min(MOST, Math.max(LEAST, width));
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
