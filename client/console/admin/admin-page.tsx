import type { ReactNode } from "react";
import { HelpButton } from "../help/index.js";
import { ViewerMenu } from "../session/index.js";
import { useWords } from "../words/index.js";
import { SeatForm } from "./seat-form.js";
import "./admin.css";

/** What an administrator finds instead of a desk: their post sees no incident, but they may look from the seat of whoever does. */
export function AdminPage(): ReactNode {
  const words = useWords();
  return (
    <div className="admin">
      <header className="top-bar">
        <h1>Muster 一哨通</h1>
        <span>{words("post.ADMINISTRATOR")}</span>
        <span className="top-bar-rest" />
        <HelpButton />
        <ViewerMenu />
      </header>
      <main className="admin-page">
        <section>
          <h2>{words("admin.viewAs")}</h2>
          <p>{words("admin.viewAsHint")}</p>
          <SeatForm />
        </section>
        <section>
          <h2>{words("admin.elsewhere")}</h2>
          <ul>
            <li>{words("admin.users")}</li>
            <li>
              {words("admin.disable")} <a href="/explorer/">{words("help.explorer")}</a>
            </li>
            <li>{words("admin.data")}</li>
          </ul>
        </section>
      </main>
    </div>
  );
}
