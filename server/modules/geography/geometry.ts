/** A place in degrees of WGS-84, unless its coordinate system stands beside it. */
export interface GeoPoint {
  readonly longitude: number;
  readonly latitude: number;
}

/** A closed line of GeoJSON positions, longitude first. */
export type LinearRing = readonly (readonly number[])[];

/** The ground of an area as GeoJSON draws it; holes are allowed. */
export type AreaGeometry =
  | { readonly type: "Polygon"; readonly coordinates: readonly LinearRing[] }
  | { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly LinearRing[])[] };

/** An area with the code that names it. */
export interface CodedArea {
  readonly code: string;
  readonly geometry: AreaGeometry;
}
