import { serverNow } from "../line/server-clock.js";

const ZONE = "Asia/Shanghai";
const clock = new Intl.DateTimeFormat("zh-CN", {
  timeZone: ZONE,
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const day = new Intl.DateTimeFormat("zh-CN", {
  timeZone: ZONE,
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const HALF_A_DAY_MS = 12 * 3_600_000;

/** An instant as the clock of the county shows it, like 08:31; with its day where it is more than half a day away. */
export function clockTime(at: string, now = serverNow()): string {
  const instant = Date.parse(at);
  return (Math.abs(now - instant) < HALF_A_DAY_MS ? clock : day).format(instant);
}

/** A duration in hours and minutes, like 01:12; from a day on in days and hours. */
export function spanText(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(minutes / 60);
  return hours >= 24 ? `${Math.floor(hours / 24)}d ${hours % 24}h` : `${two(hours)}:${two(minutes % 60)}`;
}
