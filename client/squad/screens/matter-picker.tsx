import { useEffect, useMemo, useState } from "react";
import { PhoneSuggestDocument } from "../../generated/squad/graphql.js";
import { ask } from "../line/ask.js";
import { usePhone } from "../phone/phone-context.js";
import { findMatters } from "../reports/find-matters.rules.js";
import type { PhoneMatter } from "../reports/keep-matters.js";
import { useStored } from "../store/use-stored.js";
import { useWords } from "../words/words.js";

const MOST = 6;
const PAUSE_MS = 400;

/** Chooses the matter: what the words are about, what was searched for, and before either what is common here. */
export function MatterPicker({
  description,
  chosen,
  choose,
}: {
  readonly description: string;
  readonly chosen: PhoneMatter | null;
  readonly choose: (matter: PhoneMatter | null) => void;
}) {
  const t = useWords();
  const { store } = usePhone();
  const [search, setSearch] = useState("");
  const matters = useStored(() => store.read<readonly PhoneMatter[]>("matters"), [store]) ?? NONE;
  const suggested = useSuggested(description);
  const offered = useMemo(() => {
    const found = findMatters(matters, search);
    if (search.trim() !== "") return found;
    const byServer = suggested.flatMap((code) => matters.filter((matter) => matter.code === code));
    const byWords = findMatters(matters, description);
    const likely = [...new Set([...byServer, ...byWords])];
    return likely.length > 0 ? likely : matters.filter(({ isSettleableOnTheSpot: isCommon }) => isCommon);
  }, [matters, search, suggested, description]);
  const others = offered.filter(({ code }) => code !== chosen?.code);
  const shown = [...(chosen === null ? [] : [chosen]), ...others].slice(0, MOST);
  return (
    <fieldset className="choices">
      <legend>
        {t("form.matter")} {chosen === null ? `· ${t("form.guess")}` : null}
      </legend>
      <input
        type="search"
        value={search}
        aria-label={t("form.matterHint")}
        placeholder={t("form.matterHint")}
        autoCapitalize="none"
        onChange={({ target }) => setSearch(target.value)}
      />
      {shown.map((matter) => (
        <label key={matter.code}>
          <input
            type="checkbox"
            checked={matter.code === chosen?.code}
            onChange={({ target }) => choose(target.checked ? matter : null)}
          />
          {matter.name}
        </label>
      ))}
    </fieldset>
  );
}

/** What the server makes of the words, after a pause in typing; nothing without a network, where the phone's own search stands in. */
function useSuggested(description: string): readonly string[] {
  const [codes, setCodes] = useState<readonly string[]>([]);
  useEffect(() => {
    const text = description.trim();
    if (text.length < 2) return setCodes([]);
    let isOver = false;
    const timer = setTimeout(() => {
      ask(PhoneSuggestDocument, { text }).then(
        ({ suggestMatters }) => isOver || setCodes(suggestMatters.map(({ matter }) => matter.code)),
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [description]);
  return codes;
}

const NONE: readonly PhoneMatter[] = [];
