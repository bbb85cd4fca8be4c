import { useEffect, useRef, type ReactNode } from "react";
import { useWords } from "../words/words.js";

/** A sheet over the screen; it closes by its button, by Escape, and by nothing that happens outside. */
export function Sheet({
  title,
  close,
  children,
}: {
  readonly title: string;
  readonly close: () => void;
  readonly children: ReactNode;
}) {
  const t = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="sheet" aria-label={title} onClose={close}>
      <header>
        <h2>{title}</h2>
        <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
          {t("app.back")}
        </button>
      </header>
      {children}
    </dialog>
  );
}

/** Asks once before something that is rare or cannot be taken back. */
export function Question({
  words,
  yes,
  confirm,
  close,
}: {
  readonly words: string;
  readonly yes: string;
  readonly confirm: () => void;
  readonly close: () => void;
}) {
  const t = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="question" aria-label={yes} onClose={close}>
      <p>{words}</p>
      <div className="row">
        <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
          {t("app.cancel")}
        </button>
        <button
          type="button"
          className="danger"
          onClick={() => {
            confirm();
            dialog.current?.close();
          }}
        >
          {yes}
        </button>
      </div>
    </dialog>
  );
}
