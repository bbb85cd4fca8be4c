import { useEffect, useState } from "react";
import { serverNow } from "../line/server-clock.js";

const TICK_MS = 10_000;

/** The server's time, again every ten seconds: clocks here count minutes. */
export function useNow(): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
