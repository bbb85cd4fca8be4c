import pg from "pg";

type Query = (this: pg.Client, text: unknown, values?: unknown, ...rest: unknown[]) => unknown;

/** What is done to a statement of a command instead of sending it as it is. */
export type Meddling = (text: string, count: number) => { readonly text: string } | "send";

/** A command's transaction begins by saying in whose name it works; a viewer's and an account's do so, the server's own do not. */
const IN_THE_NAME_OF = /set_config\('muster\.grant', 'viewer'|set_config\('muster\.person', 'access'/;
const isWord = (text: unknown, word: string): text is string => typeof text === "string" && text.toLowerCase() === word;

/** Stands between the commands of this process and PostgreSQL: counts the statements of writing transactions and may replace one. */
export class StatementTap {
  /** Statements of commands since the last reset, from the one behind `begin` to the commit. */
  count = 0;
  private meddling: Meddling = () => "send";
  private readonly begun = new WeakSet<pg.Client>();
  private readonly working = new WeakSet<pg.Client>();
  private readonly real = Reflect.get(pg.Client.prototype, "query") as Query;

  constructor() {
    const { real } = this;
    const look = (client: pg.Client, text: unknown): unknown => this.look(client, text);
    const tapped: Query = function (text, values, ...rest) {
      const sent = look(this, text);
      return real.call(this, sent, sent === text ? values : [], ...rest);
    };
    Reflect.set(pg.Client.prototype, "query", tapped);
  }

  /** Counts anew and meddles in another way. */
  reset(meddling: Meddling = () => "send"): void {
    this.count = 0;
    this.meddling = meddling;
  }

  /** Lets everything through again. */
  remove(): void {
    Reflect.set(pg.Client.prototype, "query", this.real);
  }

  private look(client: pg.Client, text: unknown): unknown {
    if (isWord(text, "begin")) this.begun.add(client);
    else if (this.begun.has(client) && typeof text === "string") {
      this.begun.delete(client);
      if (IN_THE_NAME_OF.test(text)) this.working.add(client);
    }
    if (typeof text !== "string" || !this.working.has(client)) return text;
    if (isWord(text, "rollback")) {
      this.working.delete(client);
      return text;
    }
    this.count += 1;
    const verdict = this.meddling(text, this.count);
    if (isWord(text, "commit")) this.working.delete(client);
    return verdict === "send" ? text : verdict.text;
  }
}
