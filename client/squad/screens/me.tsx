import { useState } from "react";
import { PhoneSwitchPostDocument } from "../../generated/squad/graphql.js";
import { ask } from "../line/ask.js";
import { countUnsent } from "../outbox/order.rules.js";
import { Question } from "../parts/sheet.js";
import { usePhone, usePhotos, useSteps } from "../phone/phone-context.js";
import { newKey } from "../store/device-key.js";
import { askWho, leave, type Who } from "../phone/who.js";
import { inOwnLanguage, speakOther, useWords } from "../words/words.js";
import { DutyForm } from "./duty-form.js";
import { OutboxList } from "./outbox-list.js";

/** The person's own page: duty, what is not sent yet, post, language, the way out. */
export function Me({ become }: { readonly become: (who: Who | null) => void }) {
  const t = useWords();
  const { who } = usePhone();
  return (
    <section aria-label={t("app.me")}>
      <h2>{who.person.name}</h2>
      <p className="who">
        {t(`post.${who.activePost.post}`)} · {who.activePost.agency?.name ?? who.activePost.division?.name}
      </p>
      {who.activePost.post === "SQUAD_MEMBER" ? <DutyForm /> : null}
      <OutboxList />
      <Posts become={become} />
      <div className="row">
        <button type="button" className="quiet" onClick={speakOther}>
          {t("app.language")}
        </button>
        <SignOut become={become} />
      </div>
    </section>
  );
}

function Posts({ become }: { readonly become: (who: Who | null) => void }) {
  const t = useWords();
  const { who } = usePhone();
  const [said, setSaid] = useState<string | null>(null);
  if (who.posts.length < 2) return null;
  const switchTo = async (postId: string): Promise<void> => {
    try {
      const { refusal } = (await ask(PhoneSwitchPostDocument, { input: { idempotencyKey: newKey(), postId } }))
        .switchPost;
      if (refusal === null) become(await askWho());
      else setSaid(inOwnLanguage(refusal.message));
    } catch {
      setSaid(t("signIn.unreachable"));
    }
  };
  return (
    <fieldset className="choices">
      <legend>{t("me.switchPost")}</legend>
      {who.posts.map(({ id, post, agency, division }) => (
        <label key={id}>
          <input type="radio" name="post" checked={id === who.activePost.id} onChange={() => void switchTo(id)} />
          {t(`post.${post}`)} · {agency?.name ?? division?.name}
        </label>
      ))}
      <p role="alert">{said}</p>
    </fieldset>
  );
}

function SignOut({ become }: { readonly become: (who: Who | null) => void }) {
  const t = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const { who } = usePhone();
  const unsent = countUnsent(useSteps(), usePhotos());
  const signOut = async (): Promise<void> => {
    await leave(who);
    become(null);
  };
  return (
    <>
      <button type="button" className="quiet" onClick={() => (unsent === 0 ? void signOut() : setIsAsking(true))}>
        {t("me.signOut")}
      </button>
      {isAsking ? (
        <Question
          words={t("me.signOutAsk", { count: unsent })}
          yes={t("me.signOut")}
          confirm={() => void signOut()}
          close={() => setIsAsking(false)}
        />
      ) : null}
    </>
  );
}
