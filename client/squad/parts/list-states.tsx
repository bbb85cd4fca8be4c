import { Component, type ReactNode } from "react";
import { useWords } from "../words/words.js";

/** A list that is not there yet, has nothing in it, or is not for this post. */
export function ListState({
  kind,
  words,
}: {
  readonly kind: "loading" | "empty" | "forbidden";
  readonly words?: string;
}) {
  const t = useWords();
  const said = { loading: t("app.loading"), empty: words, forbidden: t("app.forbidden") };
  return (
    <p className={`list-state ${kind}`} role="status">
      {said[kind]}
    </p>
  );
}

/** Says in words that a screen broke, and opens it again by hand: nothing that is kept is touched. */
export class Broken extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    return this.state.isBroken ? <Fault again={() => this.setState({ isBroken: false })} /> : this.props.children;
  }
}

function Fault({ again }: { readonly again: () => void }) {
  const t = useWords();
  return (
    <div className="list-state error" role="alert">
      <p>{t("app.fault")}</p>
      <button type="button" onClick={again}>
        {t("app.reload")}
      </button>
    </div>
  );
}
