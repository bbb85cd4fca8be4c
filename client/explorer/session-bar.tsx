import { useState } from "react";
import type { FormEvent } from "react";
import type { Connection } from "./connection.js";
import { signIn, signOut } from "./session.js";
import type { Viewer } from "./session.js";

interface SessionBarProps {
  readonly connection: Connection;
  readonly viewer: Viewer | null;
  readonly onToken: (token: string) => void;
  readonly onChange: () => void;
}

/** Who is signed in, with the way in and out. */
export function SessionBar({ connection, viewer, onToken, onChange }: SessionBarProps) {
  const [refusal, setRefusal] = useState<string | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const refused = await signIn(connection, textOf(form, "name"), textOf(form, "password"));
    setRefusal(refused);
    if (refused === null) onChange();
  };
  const leave = async () => {
    await signOut(connection);
    onToken("");
    onChange();
  };

  return (
    <header className="session-bar">
      <strong>一哨通 Muster</strong>
      {viewer === null ? (
        <form onSubmit={(event) => void submit(event)}>
          <input name="name" placeholder="用户名 Name" autoComplete="username" required />
          <input name="password" type="password" placeholder="密码 Password" autoComplete="current-password" required />
          <button type="submit">登录 Sign in</button>
          <input
            placeholder="或令牌 Or a token"
            aria-label="令牌 Token"
            onBlur={(event) => onToken(event.target.value.trim())}
          />
        </form>
      ) : (
        <span>
          {viewer.person.name} {viewer.activePost && <code>{viewer.activePost.post}</code>}{" "}
          <button onClick={() => void leave()}>退出 Sign out</button>
        </span>
      )}
      {refusal !== null && <span role="alert">{refusal}</span>}
    </header>
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
