import type { ReactNode } from "react";
import { clockTime, useWords } from "../words/index.js";
import { useLink } from "./live-context.js";
import "./link-badge.css";

const MARK = { connecting: "○", live: "●", reconnecting: "◌", "signed-out": "✕", closed: "✕" } as const;

/** Says whether what is shown is true now, and since when it may not be. */
export function LinkBadge(): ReactNode {
  const words = useWords();
  const { kind, staleSince, delayMs, replayed } = useLink();
  const delay = kind === "live" && delayMs !== null ? ` ${(delayMs / 1_000).toFixed(1)}s` : "";
  return (
    <span className="link-badge" data-kind={kind} role="status">
      <span aria-hidden>{MARK[kind]}</span> {words(`link.${kind}`)}
      {delay}
      {staleSince !== null && ` · ${words("link.staleSince", { time: clockTime(staleSince) })}`}
      {replayed !== null && ` · ${words("link.replayed", { count: replayed })}`}
    </span>
  );
}
