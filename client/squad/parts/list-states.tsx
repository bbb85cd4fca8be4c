import { Component, type ReactNode } from "react";
import { StoreFault } from "../store/store-trouble.js";
import { useWords } from "../words/words.js";

/** A list that is not there yet, cannot be fetched now, has nothing in it, or is not for this post. */
export function ListState({
  kind,
  words,
}: {
  readonly kind: "loading" | "error" | "empty" | "forbidden";
  readonly words?: string;
}) {
  const t = useWords();
  const said = { loading: t("app.loading"), error: t("app.unreached"), empty: words, forbidden: t("app.forbidden") };
  return (
    <p className={`list-state ${kind}`} role="status">
      {said[kind]}
    </p>
  );
}

/** Says in words that a screen broke, and opens it again by hand: nothing that is kept is touched. */
export class Broken extends Component<{ readonly children: ReactNode }, { readonly fault: Error | null }> {
  override state: { readonly fault: Error | null } = { fault: null };

  static getDerivedStateFromError(fault: unknown) {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) };
  }

  override render() {
    const { fault } = this.state;
    if (fault === null) return this.props.children;
    return <Fault fault={fault} again={() => this.setState({ fault: null })} />;
  }
}

function Fault({ fault, again }: { readonly fault: Error; readonly again: () => void }) {
  const t = useWords();
  return (
    <div className="list-state error" role="alert">
      <p>{t(fault instanceof StoreFault ? `store.${fault.trouble}` : "app.fault")}</p>
      <button type="button" onClick={again}>
        {t("app.reload")}
      </button>
    </div>
  );
}
