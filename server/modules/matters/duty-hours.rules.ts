/** A stretch of a day, in minutes from midnight China time; `to` is 1440 at most and later than `from`. */
export interface DutySpan {
  readonly from: number;
  readonly to: number;
}

/** When an agency is open: its spans in order, on working days only or on every day. */
export interface DutyHours {
  readonly spans: readonly [DutySpan, ...DutySpan[]];
  readonly isEveryDay: boolean;
}

const MINUTES_PER_DAY = 1440;
const SPAN_FORM = /^(\d{2}):(\d{2})-(\d{2}):(\d{2})$/;

/** An agency that never closes, weekends and holidays included. */
export const ROUND_THE_CLOCK: DutyHours = { spans: [{ from: 0, to: MINUTES_PER_DAY }], isEveryDay: true };

/** Reads "08:30-12:00,14:00-17:30"; "00:00-24:00" is open every day. Null where the text is no such list in order. */
export function parseDutyHours(text: string): DutyHours | null {
  const spans = text.split(",").map(parseSpan);
  const [first, ...rest] = spans;
  if (!first) return null;
  const read: [DutySpan, ...DutySpan[]] = [first];
  let last = first;
  for (const span of rest) {
    if (!span || span.from < last.to) return null;
    read.push(span);
    last = span;
  }
  return { spans: read, isEveryDay: first.from === 0 && first.to === MINUTES_PER_DAY };
}

/** The minute of the day at which the last span ends: the close of business. */
export function closingMinute(hours: DutyHours): number {
  return hours.spans.reduce((latest, span) => Math.max(latest, span.to), 0);
}

function parseSpan(text: string): DutySpan | null {
  const parts = SPAN_FORM.exec(text.trim())?.slice(1).map(Number);
  if (!parts) return null;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = parts;
  const from = fromHour * 60 + fromMinute;
  const to = toHour * 60 + toMinute;
  const isReal = fromMinute < 60 && toMinute < 60 && to <= MINUTES_PER_DAY && from < to;
  return isReal ? { from, to } : null;
}
