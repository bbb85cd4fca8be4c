import { useEffect, useState } from "react";
import { serverNow } from "../line/server-clock.js";

const TICK_MS = 10_000;

/** The time by a clock, the server's unless another is named, again every ten seconds: clocks here count minutes. */
export function useNow(clock: () => number = serverNow): number {
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), TICK_MS);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
}
