import { useState, type SyntheticEvent } from "react";
import { PhoneSignInDocument } from "../../generated/squad/graphql.js";
import { ask } from "../line/ask.js";
import { askWho, endLeft, type Who } from "../phone/who.js";
import { inOwnLanguage, speakOther, useWords } from "../words/words.js";
import { DemoHint } from "./demo-hint.js";

/** Signs in by name and password; the session is a cookie that this page never sees. */
export function SignIn({ isAgain, done }: { readonly isAgain: boolean; readonly done: (who: Who) => void }) {
  const t = useWords();
  const [said, setSaid] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (event: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const input = { name: textOf(form, "name"), password: textOf(form, "password") };
    setIsBusy(true);
    setSaid(null);
    try {
      await endLeft();
      const { refusal } = (await ask(PhoneSignInDocument, { input })).signIn;
      const who = refusal === null ? await askWho() : null;
      if (who !== null) done(who);
      else setSaid(refusal == null ? t("signIn.unreachable") : inOwnLanguage(refusal.message));
    } catch {
      setSaid(t("signIn.unreachable"));
    }
    setIsBusy(false);
  };
  return (
    <main className="sign-in">
      <h1>{t("app.name")}</h1>
      {isAgain ? <p role="status">{t("signIn.again")}</p> : null}
      <form onSubmit={(event) => void submit(event)}>
        <label>
          {t("signIn.name")}
          <input name="name" autoComplete="username" autoCapitalize="none" required />
        </label>
        <label>
          {t("signIn.password")}
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        <p role="alert">{said}</p>
        <button type="submit" className="primary" disabled={isBusy}>
          {t("signIn.title")}
        </button>
      </form>
      {isAgain ? null : <DemoHint />}
      <button type="button" className="quiet" onClick={speakOther}>
        {t("app.language")}
      </button>
    </main>
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
