import { Drawer } from "antd";
import { lazy, Suspense, useEffect, useState, type ReactNode } from "react";
import { useWords } from "../words/index.js";
import { FirstHint } from "./first-hint.js";

const HelpPage = lazy(async () => ({ default: (await import("./help-page.js")).HelpPage }));

const KEY = "F1";

/** Opens the help: what shapes, colours and words mean. Before it what somebody at a new desk has to know first. */
export function HelpButton(): ReactNode {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== KEY) return;
      event.preventDefault();
      setOpen((was) => !was);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
  return (
    <>
      <FirstHint />
      <button type="button" className="bar-button" aria-keyshortcuts={KEY} onClick={() => setOpen(true)}>
        {words("help.title")}
      </button>
      <Drawer open={isOpen} onClose={() => setOpen(false)} title={words("help.title")} size={480} destroyOnHidden>
        <Suspense>
          <HelpPage />
        </Suspense>
      </Drawer>
    </>
  );
}
