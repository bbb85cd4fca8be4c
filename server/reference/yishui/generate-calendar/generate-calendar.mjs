// Writes ../calendar.ndjson: the working calendar 2025 to 2027, seeded from chinese-days.
// A year is published once the State Council has announced its holidays; chinese-days then names them.
// Unpublished years get weekends only and are marked, so every due time that touches them is provisional.
import { writeFileSync } from "node:fs";
import chineseDays from "chinese-days";

const FIRST_YEAR = 2025;
const LAST_YEAR = 2027;
const DAY_MILLISECONDS = 86_400_000;

const datesOf = (year) => {
  const dates = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += DAY_MILLISECONDS) {
    dates.push(new Date(at).toISOString().slice(0, 10));
  }
  return dates;
};

const isWeekend = (date) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

// A named day comes as "Spring Festival,春节,4"; an ordinary one as the name of its weekday.
const festivalOf = (detail) => detail.name.split(",")[1] ?? null;

const rows = [];
for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
  const days = datesOf(year).map((date) => ({ date, detail: chineseDays.getDayDetail(date) }));
  const isPublished = days.some(({ detail }) => festivalOf(detail) !== null);
  for (const { date, detail } of days) {
    const festival = isPublished ? festivalOf(detail) : null;
    const isWorking = isPublished ? detail.work : !isWeekend(date);
    const name = festival === null ? null : isWorking ? `${festival}调休上班` : festival;
    rows.push({ date, isWorking, name, isPublished });
  }
}
writeFileSync(new URL("../calendar.ndjson", import.meta.url), rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
