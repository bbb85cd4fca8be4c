import type { MapControl } from "./map-control.js";

/** What can be switched on and off, and which layers of the style it means. */
const LAYERS = {
  divisions: ["townships", "villages", "township-names", "village-names"],
  grids: ["grids"],
  incidents: ["incidents", "clusters", "cluster-counts", "selected", "selected-shape"],
  squads: ["squads"],
  heat: ["heat"],
  load: ["load"],
} as const;

export type LayerName = keyof typeof LAYERS;
export type LayerChoice = Readonly<Record<LayerName, boolean>>;

export const LAYER_NAMES: readonly LayerName[] = ["divisions", "grids", "incidents", "squads", "heat", "load"];
const FIRST: LayerChoice = { divisions: true, grids: true, incidents: true, squads: true, heat: false, load: false };
const KEPT = "muster.map-layers";

/** The layers as this desk had them last. */
export function readLayers(): LayerChoice {
  const kept = new Set((localStorage.getItem(KEPT) ?? "").split(" "));
  if (!localStorage.getItem(KEPT)) return FIRST;
  const isOn = (name: LayerName): boolean => kept.has(name);
  return {
    divisions: isOn("divisions"),
    grids: isOn("grids"),
    incidents: isOn("incidents"),
    squads: isOn("squads"),
    heat: isOn("heat"),
    load: isOn("load"),
  };
}

/** Keeps the layers for this desk's next start, and gives them back. */
export function keepLayers(choice: LayerChoice): LayerChoice {
  localStorage.setItem(KEPT, ["kept", ...LAYER_NAMES.filter((name) => choice[name])].join(" "));
  return choice;
}

/** Shows and hides layers as chosen. */
export function showLayers(map: MapControl, choice: LayerChoice): void {
  for (const name of LAYER_NAMES) for (const layer of LAYERS[name]) map.setVisible(layer, choice[name]);
}
