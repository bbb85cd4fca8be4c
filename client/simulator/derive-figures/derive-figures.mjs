// Reads the two streams that stand in a folder outside the project and prints the figures that `../figures.ts` keeps: no row, no text, no place.
//   node client/simulator/derive-figures/derive-figures.mjs FOLDER
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const folder = process.argv[2] ?? "";
const SHARES = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];
const read = (path) =>
  gunzipSync(readFileSync(join(folder, path)))
    .toString("utf8")
    .trim()
    .split("\n");
const round = (value, digits) => Number(value.toFixed(digits));
const share = (count, all) => round(count / all, 4);

const cases = read("kaohsiung-1999/cases.ndjson.gz").map((line) => JSON.parse(line));
const responses = ["2017-01", "2020-04"].flatMap((month) => {
  const [header, ...lines] = read(`sf-fire-cad/unit-responses-${month}.csv.gz`);
  const names = header.split(",");
  const columns = Object.fromEntries(names.map((name, at) => [name, at]));
  // A quoted comma stands only behind the columns of times.
  return lines.map((line) => (name) => line.split(",")[columns[name]] ?? "");
});

/** The minutes below which these shares of the durations lie. */
function spread(seconds) {
  const sorted = seconds.toSorted((a, b) => a - b);
  return SHARES.map((part) => round(sorted[Math.floor(part * (sorted.length - 1))] / 60, 2));
}

const between = (from, to) => (Date.parse(to) - Date.parse(from)) / 1_000;
const isSpan = (seconds) => seconds >= 0 && seconds < 7 * 86_400;

/** How long cases stood in a status until they were first seen in a later one. */
function untilStatus(from, to) {
  return cases.flatMap(({ history }) => {
    const first = (code) => history.find(({ status_code }) => status_code === code)?.seen_at;
    const span = between(first(from), first(to));
    return isSpan(span) ? [span] : [];
  });
}

const step = (from, to) =>
  responses.map((value) => between(`${value(from)}Z`, `${value(to)}Z`)).filter((span) => span >= 0 && span < 21_600);

const days = new Set(cases.map(({ created_at }) => created_at.slice(0, 10))).size;
const byHour = Array.from(
  { length: 24 },
  (_, hour) => cases.filter(({ created_at }) => Number(created_at.slice(11, 13)) === hour).length,
);
const handled = cases.filter(({ history }) => history.some(({ status_code }) => status_code === "4"));
const isReworked = ({ history }) => {
  const codes = history.map(({ status_code }) => status_code);
  return codes.slice(codes.indexOf("4")).some((code) => code === "2" || code === "3");
};
const DAY_MS = 86_400_000;
const placeOf = ({ category, district, address }) => `${category} ${district} ${address}`;
const lastAt = new Map();
const repeated = cases
  .toSorted((a, b) => (a.created_at < b.created_at ? -1 : 1))
  .filter((one) => {
    const before = lastAt.get(placeOf(one));
    const at = Date.parse(one.created_at);
    lastAt.set(placeOf(one), at);
    return before !== undefined && at - before < 3 * DAY_MS;
  });

console.log(
  JSON.stringify(
    {
      reportsPerDay: Math.round(cases.length / days),
      hourWeights: byHour.map((count) => round((count * 24) / cases.length, 2)),
      minutes: {
        register: spread(cases.map((one) => between(one.created_at, one.saved_at)).filter(isSpan)),
        sign: spread(untilStatus("2", "3")),
        handle: spread(untilStatus("3", "4")),
        check: spread(untilStatus("4", "5")),
        alarm: spread(step("entered_at", "dispatched_at")),
        turnOut: spread(step("dispatched_at", "responding_at")),
        onScene: spread(step("on_scene_at", "available_at")),
      },
      shares: {
        returned: share(cases.filter((one) => one.reclassified || one.rerouted).length, cases.length),
        reworked: share(handled.filter(isReworked).length, handled.length),
        repeated: share(repeated.length, cases.length),
      },
      rows: { cases: cases.length, days, responses: responses.length },
    },
    null,
    2,
  ),
);
