import { z } from "zod";

const withOffset = z.iso.datetime({ offset: true });

/** The instant a text names, undefined if it names none; a text without an offset needs the mapping's `utcOffset`. */
export function readTime(text: string, utcOffset: string | undefined): Date | undefined {
  const instant = text.replace(" ", "T");
  const candidate = withOffset.safeParse(instant).success ? instant : `${instant}${utcOffset ?? ""}`;
  if (!withOffset.safeParse(candidate).success) return undefined;
  const time = new Date(candidate);
  // A UUIDv7 counts from 1970 and cannot say an earlier time.
  return time.getTime() >= 0 ? time : undefined;
}
