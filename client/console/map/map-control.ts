import {
  Map as MapLibre,
  Marker,
  setWorkerUrl,
  type GeoJSONSource,
  type MapGeoJSONFeature,
  type PointLike,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import "maplibre-gl/dist/maplibre-gl.css";
import type { Feature, FeatureCollection, Point } from "geojson";
import type { MapView, ReportPoint } from "../place/index.js";
import { boundsOf, labelPoints, loadAreas, type AreaLayer, type Areas } from "./boundaries.js";
import { diffFeatures, type MarkedFeature } from "./features.rules.js";
import { mapStyle, ZOOM } from "./map-style.js";
import { drawShapes, type ReadToken } from "./tier-shapes.js";

// Without it a built page stays blank and says nothing.
setWorkerUrl(workerUrl);

/** What somebody pointed at. */
export type Pointed =
  | { readonly kind: "incident"; readonly id: string }
  | { readonly kind: "squad"; readonly id: string }
  | {
      readonly kind: "ground";
      readonly longitude: number;
      readonly latitude: number;
      readonly x: number;
      readonly y: number;
    };

/** What the map tells its panel. */
export interface MapEvents {
  readonly pointed: (pointed: Pointed) => void;
  readonly moved: (view: MapView) => void;
  /** Everything that changed has been drawn. */
  readonly settled: () => void;
  readonly failed: (error: unknown) => void;
}

interface MapOptions extends MapEvents {
  readonly container: HTMLElement;
  readonly view: MapView | null;
  readonly token: ReadToken;
  readonly label: string;
  /** The division that the viewer answers for: its township is what the map opens on, else the whole county. */
  readonly area?: string | null;
  /** How much larger than on a desk. */
  readonly scale?: number;
  /** A picture to look at: nothing moves it but `fit`. */
  readonly isStill?: boolean;
}

type Fed = "incidents" | "squads";

/** The map as the panels use it; everything that is MapLibre's stays in here. */
export class MapControl {
  private readonly map: MapLibre;
  private readonly shown: Record<Fed, Map<string, string>> = { incidents: new Map(), squads: new Map() };
  private readonly loaded = new Set<AreaLayer>();
  private pinned: Marker | null = null;
  private home: ReturnType<typeof boundsOf> | null = null;
  /** Settles once the style and the county's own boundaries are there. */
  readonly ready: Promise<void>;

  constructor(private readonly options: MapOptions) {
    const { container, view, token, label, scale = 1, isStill = false } = options;
    this.map = new MapLibre({
      container,
      style: mapStyle(token, scale),
      interactive: !isStill,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxZoom: 18,
      localIdeographFontFamily: token("--font"),
      locale: { "Map.Title": label },
      ...(view === null ? {} : { center: [view.longitude, view.latitude], zoom: view.zoom }),
    });
    this.map.touchZoomRotate.disableRotation();
    this.ready = this.begin(token);
    this.ready.catch((error: unknown) => options.failed(error));
  }

  close(): void {
    this.map.remove();
  }

  /** Shows these incidents or squads, touching only what looks different. */
  show(source: Fed, features: readonly MarkedFeature[]): void {
    const shown = this.shown[source];
    const { remove, add } = diffFeatures(shown, features);
    if (remove.length === 0 && add.length === 0) return;
    for (const target of source === "incidents" ? ["incidents", "heat"] : ["squads"])
      void this.source(target)?.updateData({ remove, add });
    this.shown[source] = new Map(features.map(({ id, mark }) => [id, mark]));
  }

  /** Marks one point as selected, or none. */
  mark(point: Feature<Point> | null): void {
    void this.source("selected")?.setData(collection(point === null ? [] : [point]));
  }

  /** Sticks a pin where something is about to be reported, or takes it away. */
  pin(point: ReportPoint | null): void {
    this.pinned?.remove();
    const element = Object.assign(document.createElement("span"), { className: "map-pin", textContent: "▼" });
    this.pinned =
      point === null
        ? null
        : new Marker({ element, anchor: "bottom" }).setLngLat([point.longitude, point.latitude]).addTo(this.map);
  }

  /** How loaded each township is, from 0 to 1. */
  shade(shares: ReadonlyMap<string, number>): void {
    for (const [code, share] of shares) this.map.setFeatureState({ source: "townships", id: code }, { share });
  }

  setVisible(layer: string, isVisible: boolean): void {
    if (this.map.getLayer(layer) !== undefined)
      this.map.setLayoutProperty(layer, "visibility", isVisible ? "visible" : "none");
  }

  /** Goes to a place unless it is in view already. */
  reveal(longitude: number, latitude: number): void {
    if (this.map.getBounds().contains([longitude, latitude])) return;
    this.goTo(longitude, latitude);
  }

  goTo(longitude: number, latitude: number): void {
    this.map.easeTo({ center: [longitude, latitude], zoom: Math.max(this.map.getZoom(), 12), duration: this.motion });
  }

  /** Shows all these points, or where the map opens where there are none. */
  fit(points: readonly { readonly longitude: number; readonly latitude: number }[]): void {
    if (points.length === 0) return this.fitHome();
    const at = points.map(({ longitude, latitude }) => [longitude, latitude]);
    const box = boundsOf({
      features: [{ type: "Feature", properties: NO_AREA, geometry: { type: "Polygon", coordinates: [at] } }],
    });
    this.map.fitBounds(box, { padding: 48, maxZoom: 14, duration: this.motion });
  }

  /** The ids of incidents that stand in view as single shapes. */
  inView(): readonly string[] {
    return this.found(undefined, ["incidents"]).map(({ properties }) => String(properties["id"]));
  }

  private get motion(): number {
    const isCalm = this.options.isStill === true || matchMedia("(prefers-reduced-motion: reduce)").matches;
    return isCalm ? 0 : 150;
  }

  private source(id: string): GeoJSONSource | undefined {
    return this.map.getSource<GeoJSONSource>(id);
  }

  private async begin(token: ReadToken): Promise<void> {
    await new Promise((resolve) => this.map.once("style.load", resolve));
    for (const { name, image, pixelRatio } of drawShapes(token)) this.map.addImage(name, image, { pixelRatio });
    this.listen();
    await Promise.all([this.load("county"), this.load("townships")]);
    if (this.options.view === null) this.fitHome();
    this.loadFiner();
  }

  private fitHome(): void {
    if (this.home !== null) this.map.fitBounds(this.home, { padding: 24, duration: this.motion });
  }

  /** The own township is home, whichever of the layers comes first. */
  private findHome(layer: AreaLayer, areas: Areas): void {
    if (layer === "county") this.home ??= boundsOf(areas);
    const own = areas.features.filter(({ properties: { code } }) => this.options.area?.startsWith(code) === true);
    if (layer === "townships" && own.length > 0) this.home = boundsOf({ features: own });
  }

  private listen(): void {
    const { moved, pointed, settled } = this.options;
    this.map.on("idle", settled);
    if (this.options.isStill === true) return;
    this.map.on("moveend", () => {
      const { lng: longitude, lat: latitude } = this.map.getCenter();
      moved({ longitude, latitude, zoom: this.map.getZoom() });
      this.loadFiner();
    });
    this.map.on("click", ({ point, lngLat }) => {
      const [hit] = this.found(point, ["squads", "incidents", "clusters"]);
      const id = String(hit?.properties["id"] ?? "");
      if (hit?.layer.id === "clusters") void this.open(hit);
      else if (hit === undefined)
        pointed({ kind: "ground", longitude: lngLat.lng, latitude: lngLat.lat, x: point.x, y: point.y });
      else pointed({ kind: hit.layer.id === "squads" ? "squad" : "incident", id });
    });
    for (const layer of ["squads", "incidents", "clusters"]) {
      this.map.on("mouseenter", layer, () => (this.map.getCanvas().style.cursor = "pointer"));
      this.map.on("mouseleave", layer, () => (this.map.getCanvas().style.cursor = ""));
    }
  }

  private found(at: PointLike | undefined, layers: string[]): MapGeoJSONFeature[] {
    return at === undefined
      ? this.map.queryRenderedFeatures({ layers })
      : this.map.queryRenderedFeatures(at, { layers });
  }

  private async open({ properties, geometry }: MapGeoJSONFeature): Promise<void> {
    const zoom = await this.source("incidents")?.getClusterExpansionZoom(Number(properties["cluster_id"]));
    if (zoom === undefined || geometry.type !== "Point") return;
    const [longitude = 0, latitude = 0] = geometry.coordinates;
    this.map.easeTo({ center: [longitude, latitude], zoom, duration: this.motion });
  }

  /** Villages and grids are many: they come once somebody looks closely enough. */
  private loadFiner(): void {
    const zoom = this.map.getZoom();
    const wanted: AreaLayer[] = [];
    if (zoom >= ZOOM.villages - 0.5) wanted.push("villages");
    if (zoom >= ZOOM.grids - 0.5) wanted.push("grids");
    for (const layer of wanted) this.load(layer).catch((error: unknown) => this.options.failed(error));
  }

  private async load(layer: AreaLayer): Promise<void> {
    if (this.loaded.has(layer)) return;
    this.loaded.add(layer);
    try {
      const areas = await loadAreas(layer);
      this.findHome(layer, areas);
      await this.source(layer)?.setData(areas);
      const names = { townships: "township-names", villages: "village-names", county: null, grids: null }[layer];
      if (names !== null) await this.source(names)?.setData(labelPoints(areas));
    } catch (error) {
      this.loaded.delete(layer);
      throw error;
    }
  }
}

const NO_AREA = { code: "", name: "", parent: null, isSynthetic: true };

function collection(features: Feature<Point>[]): FeatureCollection<Point> {
  return { type: "FeatureCollection", features };
}
