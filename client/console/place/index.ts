export {
  isOpenFilter,
  isSameFilter,
  NO_FILTER,
  readPlace,
  writePlace,
  type Filter,
  type MapView,
  type Place,
  type ReportPoint,
} from "./place.rules.js";
export { currentPlace, go, usePlace, type PlaceAndWays, type Step } from "./use-place.js";
