import { registerEnumType } from "type-graphql";
import type { CoordinateSystem } from "../../server/modules/geography/index.js";

/** The system in which a pair of coordinates was taken. */
export const CoordinateSystemEnum = {
  WGS84: "WGS84",
  CGCS2000: "CGCS2000",
  GCJ02: "GCJ02",
  BD09: "BD09",
} as const satisfies Record<CoordinateSystem, CoordinateSystem>;

registerEnumType(CoordinateSystemEnum, {
  name: "CoordinateSystem",
  description: "坐标系。\nThe system of a pair of coordinates.",
  valuesConfig: {
    WGS84: { description: "WGS-84：卫星定位、手机。\nWGS-84: satellites and phones." },
    CGCS2000: { description: "国家大地坐标系 2000。\nChina's geodetic frame of 2000." },
    GCJ02: { description: "GCJ-02：高德、腾讯等国内地图。\nGCJ-02: Amap and most maps of China." },
    BD09: { description: "BD-09：百度地图。\nBD-09: Baidu's maps." },
  },
});
