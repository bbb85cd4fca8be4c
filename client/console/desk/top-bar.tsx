import { Dropdown, type MenuProps } from "antd";
import type { ReactNode } from "react";
import { IntakeButton } from "../intake/index.js";
import { LinkBadge } from "../live/index.js";
import { LOCK_MINUTES, useSession } from "../session/index.js";
import { SoundBadge } from "../sound/index.js";
import { useBoard } from "../store/index.js";
import { useTheme } from "../theme/index.js";
import { speak, useLanguage, useWords } from "../words/index.js";

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

function ViewerMenu(): ReactNode {
  const words = useWords();
  const language = useLanguage();
  const { theme, choose } = useTheme();
  const { viewer, signOut, switchPost, idleLock } = useSession();
  const lockWords = (minutes: number) =>
    minutes === 0 ? words("session.lockNever") : words("session.lockAfter", { minutes });
  const items: MenuProps["items"] = [
    ...viewer.posts
      .filter(({ id }) => id !== viewer.post.id)
      .map(({ id, post, agencyName }) => ({
        key: id,
        label: `${words("session.switchPost")}: ${words(`post.${post}`)} · ${agencyName ?? ""}`,
        onClick: () => void switchPost(id),
      })),
    {
      key: "theme",
      label: `${words("app.theme")}: ${words(theme === "dark" ? "app.light" : "app.dark")}`,
      onClick: () => choose(theme === "dark" ? "light" : "dark"),
    },
    { key: "language", label: words("app.language"), onClick: () => speak(language === "zh" ? "en" : "zh") },
    {
      key: "lock",
      label: lockWords(idleLock.minutes),
      children: [
        { key: "lockNow", label: words("session.lockNow"), onClick: idleLock.lock },
        ...LOCK_MINUTES.map((minutes) => ({
          key: `lock ${minutes}`,
          label: lockWords(minutes),
          onClick: () => idleLock.setMinutes(minutes),
        })),
      ],
    },
    { key: "signOut", label: words("session.signOut"), onClick: () => void signOut() },
  ];
  return (
    <Dropdown menu={{ items }} trigger={["click"]}>
      <button type="button" className="bar-button">
        {viewer.name} · {words(`post.${viewer.post.post}`)} ▾
      </button>
    </Dropdown>
  );
}
