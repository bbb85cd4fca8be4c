import type { ReactNode } from "react";
import { HelpButton } from "../help/index.js";
import { IntakeButton } from "../intake/index.js";
import { LinkBadge } from "../live/index.js";
import { useSession, ViewerMenu, ViewingBanner } from "../session/index.js";
import { SoundBadge } from "../sound/index.js";
import { useBoard } from "../store/index.js";
import { useWords } from "../words/index.js";

/** What the desk says at the top, always in the same place: where, how much, how fresh, and who. */
export function TopBar(): ReactNode {
  const words = useWords();
  const { viewer } = useSession();
  return (
    <header className="top-bar">
      <h1>Muster 一哨通</h1>
      <span>{viewer.divisionName ?? viewer.post.agencyName}</span>
      <Counters />
      <LinkBadge />
      <span className="top-bar-rest" />
      <IntakeButton />
      <SoundBadge />
      <HelpButton />
      <ViewingBanner />
      <ViewerMenu />
      <span className="unseen">{words("app.desk")}</span>
    </header>
  );
}

function Counters(): ReactNode {
  const words = useWords();
  const board = useBoard();
  const figure = (value: number | undefined) => <b>{value ?? "–"}</b>;
  return (
    <span className="counters">
      {words("board.open")} {figure(board?.openCount)} · {words("board.overdue")} {figure(board?.overdueCount)} ·{" "}
      {words("board.unaccepted")} {figure(board?.unacceptedCount)} · {words("board.onDuty")}{" "}
      {figure(board?.squadsAvailable)}/{board?.squadsOnDuty ?? "–"}
    </span>
  );
}
