import { useEffect, useState } from "react";
import { useWords } from "../words/words.js";

/** Tells whoever tries a demonstration with which names they may come in; nothing in production. */
export function DemoHint() {
  const t = useWords();
  const [isDemo, setIsDemo] = useState(false);
  useEffect(() => {
    fetch("/livez")
      .then((answer) => answer.json() as Promise<{ readonly isDemo?: boolean }>)
      .then(
        (said) => setIsDemo(said.isDemo === true),
        () => undefined,
      );
  }, []);
  return isDemo ? <p className="hint">{t("signIn.demo")}</p> : null;
}
