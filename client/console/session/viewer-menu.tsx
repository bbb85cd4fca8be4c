import { App, Dropdown, type MenuProps } from "antd";
import type { ReactNode } from "react";
import { useTheme } from "../theme/index.js";
import { speak, useLanguage, useWords, type Words } from "../words/index.js";
import { LOCK_MINUTES } from "./idle.rules.js";
import { useSession } from "./session-context.js";
import type { IdleLock } from "./use-idle-lock.js";

/** What somebody may set about themselves: their post, the looks, the language, the lock; and the way out. */
export function ViewerMenu(): ReactNode {
  const words = useWords();
  const language = useLanguage();
  const { theme, choose } = useTheme();
  const { viewer, signOut, switchPost, idleLock } = useSession();
  const { message } = App.useApp();
  const goOnIn = async (postId: string): Promise<void> => {
    const problem = await switchPost(postId);
    if (problem !== null) void message.error(problem);
  };
  // From another's seat there is no way but back to one's own.
  const others = viewer.isViewingAs ? [] : viewer.posts.filter(({ id }) => id !== viewer.post.id);
  const items: MenuProps["items"] = [
    ...others.map(({ id, post, agencyName, divisionName }) => ({
      key: id,
      label: `${words("session.switchPost")}: ${words(`post.${post}`)} · ${agencyName ?? divisionName ?? ""}`,
      onClick: () => void goOnIn(id),
    })),
    {
      key: "theme",
      label: `${words("app.theme")}: ${words(theme === "dark" ? "app.light" : "app.dark")}`,
      onClick: () => choose(theme === "dark" ? "light" : "dark"),
    },
    { key: "language", label: words("app.language"), onClick: () => speak(language === "zh" ? "en" : "zh") },
    lockItem(words, idleLock),
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

function lockItem(words: Words, { minutes: chosen, lock, setMinutes }: IdleLock) {
  const wordsOf = (minutes: number) =>
    minutes === 0 ? words("session.lockNever") : words("session.lockAfter", { minutes });
  return {
    key: "lock",
    label: wordsOf(chosen),
    children: [
      { key: "lockNow", label: words("session.lockNow"), onClick: lock },
      ...LOCK_MINUTES.map((minutes) => ({
        key: `lock ${minutes}`,
        label: wordsOf(minutes),
        onClick: () => setMinutes(minutes),
      })),
    ],
  };
}
