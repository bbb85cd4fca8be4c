import gcoord from "gcoord";

/** A place in WGS-84 and what it is called. */
export interface Destination {
  readonly longitude: number;
  readonly latitude: number;
  readonly name: string;
}

/** A map application that can be handed a destination. */
export type MapApp = "amap" | "baidu" | "tencent" | "geo";

const { WGS84, GCJ02, BD09 } = gcoord.CRSTypes;
type System = typeof WGS84 | typeof GCJ02 | typeof BD09;
type Link = (longitude: string, latitude: string, name: string) => string;

/** Each application with the coordinate system it reads and the form of its link. */
const APPS: Readonly<Record<MapApp, { readonly system: System; readonly link: Link }>> = {
  amap: {
    system: GCJ02,
    link: (x, y, name) => `https://uri.amap.com/navigation?to=${x},${y},${name}&mode=car&coordinate=gaode&callnative=1`,
  },
  baidu: {
    system: BD09,
    link: (x, y, name) =>
      `https://api.map.baidu.com/marker?location=${y},${x}&title=${name}&content=${name}&coord_type=bd09ll&output=html`,
  },
  tencent: {
    system: GCJ02,
    link: (x, y, name) =>
      `https://apis.map.qq.com/uri/v1/routeplan?type=drive&to=${name}&tocoord=${y},${x}&referer=muster`,
  },
  geo: { system: WGS84, link: (x, y, name) => `geo:${y},${x}?q=${y},${x}(${name})` },
};

/** The applications in the order in which they are offered. */
export const MAP_APPS = Object.keys(APPS) as readonly MapApp[];

/** The link that hands a destination to an application, in the coordinate system that it reads. */
export function mapLink(app: MapApp, { longitude, latitude, name }: Destination): string {
  const { system, link } = APPS[app];
  const [x, y] = gcoord.transform([longitude, latitude], WGS84, system);
  return link(x.toFixed(6), y.toFixed(6), encodeURIComponent(name));
}
