import type { ReactNode } from "react";
import { useServerNow } from "../ask/index.js";
import { LinkBadge } from "../live/index.js";
import { useViewer } from "../session/index.js";
import { clockTime, dayText, useLanguage, useWords } from "../words/index.js";

/** Where this is, whether it is true, and what time it is by the server's clock. */
export function WallHead(): ReactNode {
  const words = useWords();
  const language = useLanguage();
  const now = useServerNow();
  const { divisionName, post } = useViewer();
  return (
    <header className="wall-head">
      <h1>
        {divisionName ?? post.agencyName} <span>{words("wall.title")}</span>
      </h1>
      <span className="wall-hint">{words("wall.fullScreen")}</span>
      <LinkBadge />
      <time className="wall-clock" dateTime={new Date(now).toISOString()}>
        <span>{dayText(now, language)}</span> <b>{clockTime(now)}</b>
      </time>
    </header>
  );
}
