import { useEffect, useState, type ReactNode } from "react";
import { useWords } from "../words/index.js";

/** Tells whoever tries a demonstration with which names they may come in and where the passwords are; nothing in production. */
export function DemoHint(): ReactNode {
  const words = useWords();
  const isDemo = useIsDemo();
  if (!isDemo) return null;
  return (
    <aside className="demo-hint">
      <p>{words("session.demo")}</p>
      <ul>
        <li>
          <code>county-shift-leader</code> {words("session.demoCounty")}
        </li>
        <li>
          <code>yicheng-dispatcher</code> {words("session.demoTownship")}
        </li>
        <li>
          <code>county-administrator</code> {words("session.demoAdministrator")}
        </li>
      </ul>
      <p>{words("session.demoPasswords")}</p>
    </aside>
  );
}

/** Whether the server says that it is a demonstration; it says so to everybody. */
function useIsDemo(): boolean {
  const [isDemo, setDemo] = useState(false);
  useEffect(() => {
    fetch("/livez")
      .then((answer): Promise<unknown> => answer.json())
      .then(
        (said) => setDemo(typeof said === "object" && said !== null && Reflect.get(said, "isDemo") === true),
        () => undefined,
      );
  }, []);
  return isDemo;
}
