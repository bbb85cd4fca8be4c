import type { StyleSpecification } from "maplibre-gl";
import type { ReadToken } from "./tier-shapes.js";

/** The sources of the map that are filled by the store and the boundary layers. */
export const SOURCES = ["county", "townships", "villages", "grids", "township-names", "village-names"] as const;
const NOTHING = { type: "FeatureCollection" as const, features: [] };
const area = () => ({ type: "geojson" as const, data: NOTHING, promoteId: "code" });
const points = () => ({ type: "geojson" as const, data: NOTHING, promoteId: "id" });

/** From which zoom on a layer is of use. */
export const ZOOM = { villages: 10, villageNames: 11.5, grids: 12.5 } as const;
const CLUSTER_UNTIL = 13;

/**
 * The whole map as data: what is drawn, from which source, in the colours of the theme, `scale` times as large as on a desk. No glyphs are
 * named, so names come from the fonts of the machine.
 */
export function mapStyle(token: ReadToken, scale = 1): StyleSpecification {
  return {
    version: 8,
    sources: {
      county: area(),
      townships: area(),
      villages: area(),
      grids: area(),
      "township-names": area(),
      "village-names": area(),
      incidents: {
        ...points(),
        cluster: true,
        clusterRadius: 44 * scale,
        clusterMaxZoom: CLUSTER_UNTIL,
        clusterProperties: { worst: ["min", ["get", "rank"]] },
      },
      heat: points(),
      selected: points(),
      squads: points(),
    },
    layers: [
      ...groundLayers(token),
      ...nameLayers(token, scale),
      ...clusterLayers(token, scale),
      ...incidentLayers(token, scale),
      ...squadLayers(token, scale),
    ],
  };
}

type Layers = StyleSpecification["layers"];

/** The families of the page, one by one: without glyphs of its own the map draws with the machine's fonts. */
function fontsOf(token: ReadToken): string[] {
  return token("--font")
    .split(",")
    .map((family) => family.trim().replaceAll('"', ""))
    .filter((family) => family !== "system-ui");
}

function groundLayers(token: ReadToken): Layers {
  const line = (id: string, width: number, minzoom = 0): Layers[number] => ({
    id,
    type: "line",
    source: id,
    minzoom,
    paint: { "line-color": token("--ink-quiet"), "line-width": width, "line-opacity": 0.55 },
  });
  return [
    { id: "ground", type: "background", paint: { "background-color": token("--surface") } },
    { id: "inside", type: "fill", source: "county", paint: { "fill-color": token("--paper") } },
    {
      id: "load",
      type: "fill",
      source: "townships",
      layout: { visibility: "none" },
      paint: {
        "fill-color": token("--accent"),
        // Quiet: the busiest township is a third as strong as the colour itself.
        "fill-opacity": ["*", 0.34, ["coalesce", ["feature-state", "share"], 0]],
      },
    },
    { ...line("grids", 0.6, ZOOM.grids) },
    { ...line("villages", 0.5, ZOOM.villages) },
    { ...line("townships", 1) },
    { ...line("county", 2) },
  ];
}

function nameLayers(token: ReadToken, scale: number): Layers {
  const name = (id: string, size: number, minzoom: number, isKept: boolean): Layers[number] => ({
    id,
    type: "symbol",
    source: id,
    minzoom,
    layout: {
      "text-field": ["get", "name"],
      "text-size": size * scale,
      "text-font": fontsOf(token),
      // A name steps aside for the number of a cluster.
      "text-variable-anchor": ["center", "top", "bottom"],
      "text-radial-offset": 1.4,
      // Where squads leave no room at all, a township's name stands behind them and is not lost.
      "text-allow-overlap": isKept,
    },
    paint: { "text-color": token("--ink-quiet"), "text-halo-color": token("--paper"), "text-halo-width": 1.5 },
  });
  return [name("village-names", 11, ZOOM.villageNames, false), name("township-names", 13, 0, true)];
}

function clusterLayers(token: ReadToken, scale: number): Layers {
  return [
    {
      id: "heat",
      type: "heatmap",
      source: "heat",
      layout: { visibility: "none" },
      paint: { "heatmap-weight": ["get", "weight"], "heatmap-radius": 36, "heatmap-opacity": 0.6 },
    },
    {
      id: "clusters",
      type: "circle",
      source: "incidents",
      filter: ["has", "point_count"],
      paint: {
        "circle-color": [
          "match",
          ["get", "worst"],
          1,
          token("--emergency"),
          2,
          token("--coordinated"),
          token("--ordinary"),
        ],
        "circle-radius": ["*", scale, ["step", ["get", "point_count"], 14, 10, 18, 50, 23, 200, 28]],
        "circle-stroke-color": token("--paper"),
        "circle-stroke-width": 2,
      },
    },
    {
      id: "cluster-counts",
      type: "symbol",
      source: "incidents",
      filter: ["has", "point_count"],
      layout: {
        "text-field": ["get", "point_count_abbreviated"],
        "text-size": 13 * scale,
        "text-font": fontsOf(token),
        "text-allow-overlap": true,
      },
      paint: { "text-color": token("--paper") },
    },
  ];
}

function incidentLayers(token: ReadToken, scale: number): Layers {
  return [
    {
      id: "selected",
      type: "circle",
      source: "selected",
      paint: {
        "circle-radius": 17 * scale,
        "circle-color": token("--paper"),
        "circle-opacity": 0.75,
        "circle-stroke-color": token("--accent"),
        "circle-stroke-width": 3,
      },
    },
    {
      // What is selected keeps its shape where a cluster has swallowed it.
      id: "selected-shape",
      type: "symbol",
      source: "selected",
      filter: ["!=", ["get", "image"], null],
      layout: { "icon-image": ["get", "image"], "icon-size": scale, "icon-allow-overlap": true },
    },
    {
      id: "incidents",
      type: "symbol",
      source: "incidents",
      filter: ["!", ["has", "point_count"]],
      layout: {
        "icon-image": ["get", "image"],
        "icon-size": scale,
        "icon-allow-overlap": true,
        "symbol-sort-key": ["-", ["get", "rank"]],
      },
    },
  ];
}

function squadLayers(token: ReadToken, scale: number): Layers {
  return [
    {
      id: "squads",
      type: "symbol",
      source: "squads",
      layout: {
        "icon-image": ["get", "image"],
        "icon-size": scale,
        "icon-rotate": ["get", "bearing"],
        "icon-rotation-alignment": "map",
        "icon-allow-overlap": true,
        "text-field": ["step", ["zoom"], "", 11, ["get", "label"]],
        "text-size": 11 * scale,
        "text-font": fontsOf(token),
        "text-anchor": "top",
        "text-offset": [0, 0.9],
        "text-optional": true,
      },
      paint: {
        "icon-opacity": ["get", "opacity"],
        "text-opacity": ["get", "opacity"],
        "text-color": token("--ink"),
        "text-halo-color": token("--paper"),
        "text-halo-width": 1.2,
      },
    },
  ];
}
