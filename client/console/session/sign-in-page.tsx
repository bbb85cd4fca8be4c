import { useEffect, type ReactNode } from "react";
import { speak, useLanguage, useWords } from "../words/index.js";
import { CredentialsForm, type Credentials } from "./credentials-form.js";
import { DemoHint } from "./demo-hint.js";
import { lastName } from "./last-name.js";

interface SignInPageProps {
  readonly signIn: (input: Credentials) => Promise<string | null>;
  /** Whether somebody was in until the server ended their session: the address still says where they were. */
  readonly isOver: boolean;
  /** For a screen without hands: asks whether somebody has signed in meanwhile on another page of this browser. */
  readonly ask?: () => Promise<void>;
}

const LOOK_EVERY_MS = 10_000;

/** The way in. */
export function SignInPage({ signIn, isOver, ask }: SignInPageProps): ReactNode {
  const words = useWords();
  const language = useLanguage();
  useEffect(() => {
    if (ask === undefined) return undefined;
    const timer = setInterval(() => void ask(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [ask]);
  return (
    <main className="sign-in">
      <h1>
        一哨通 <small>Muster</small>
      </h1>
      {isOver && ask === undefined && <p role="status">{words("session.over")}</p>}
      <CredentialsForm name={lastName()} verb="signIn" submit={signIn} />
      {ask !== undefined && <p>{words("wall.signInAgain")}</p>}
      <DemoHint />
      <button type="button" className="bar-button" onClick={() => speak(language === "zh" ? "en" : "zh")}>
        {words("app.language")}
      </button>
    </main>
  );
}
