import { say, type Language } from "./words.js";

const ZONE = "Asia/Shanghai";

const clock = new Intl.DateTimeFormat("zh-CN", {
  timeZone: ZONE,
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});
const full = new Intl.DateTimeFormat("zh-CN", {
  timeZone: ZONE,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

/** An instant as the clock on the wall of the county shows it, like 08:31:07. */
export function clockTime(at: number): string {
  return clock.format(at);
}

/** An instant with its day, like 2026/11/25 08:31:07. */
export function fullTime(at: number): string {
  return full.format(at);
}

const days = {
  zh: new Intl.DateTimeFormat("zh-CN", { timeZone: ZONE, month: "long", day: "numeric", weekday: "long" }),
  en: new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, month: "long", day: "numeric", weekday: "long" }),
} as const;

/** The day of an instant with its name, like 11月25日星期三 or Wednesday 25 November. */
export function dayText(at: number, language: Language): string {
  return days[language].format(at);
}

/** A duration as hours, minutes and seconds, like 01:12:40 or 04:05; from a day on in days and hours. Whole seconds, never negative. */
export function spanText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const [days, hours] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3_600)];
  const two = (value: number) => String(value).padStart(2, "0");
  const minutes = two(Math.floor(seconds / 60) % 60);
  if (days > 0) return say("time.daysHours", { days, hours: hours % 24 });
  return hours > 0 ? `${two(hours)}:${minutes}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
