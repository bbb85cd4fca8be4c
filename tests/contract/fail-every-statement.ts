import pg from "pg";

type Query = (this: pg.Client, text: unknown, values?: unknown, ...rest: unknown[]) => unknown;

/** What is done to a statement of a command instead of sending it as it is; a commit is told of apart from what travels with it. */
export type Meddling = (text: string, count: number) => { readonly text: string } | "send";

/** A command's transaction begins by saying in whose name it works; a viewer's and an account's do so, the server's own do not. */
const IN_THE_NAME_OF = /set_config\('muster\.grant', 'viewer'|set_config\('muster\.person', 'access'/;
const COMMIT = /(^|; )commit$/;
const isWord = (text: string, word: string): boolean => text.toLowerCase() === word;

/** The text of what is sent, which may be an object with more than that. */
function textOf(said: unknown): string | null {
  const text: unknown = typeof said === "object" && said !== null ? Reflect.get(said, "text") : said;
  return typeof text === "string" ? text : null;
}

/** Stands between the commands of this process and PostgreSQL: counts what writing transactions send and may replace one of it. */
export class StatementTap {
  /** What commands sent since the last reset, from their beginning to the commit, which counts by itself. */
  count = 0;
  private meddling: Meddling = () => "send";
  private readonly begun = new WeakSet<pg.Client>();
  private readonly working = new WeakSet<pg.Client>();
  private readonly real = Reflect.get(pg.Client.prototype, "query") as Query;

  constructor() {
    const { real } = this;
    const look = (client: pg.Client, text: string): string => this.look(client, text);
    const tapped: Query = function (said, values, ...rest) {
      const text = textOf(said);
      const sent = text === null ? null : look(this, text);
      return sent === text ? real.call(this, said, values, ...rest) : real.call(this, sent, [], ...rest);
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

  private look(client: pg.Client, text: string): string {
    // What only adds rows is one statement and a transaction by itself.
    if (text.startsWith("select append_commands")) return this.meddle(text);
    if (isWord(text, "begin")) this.begun.add(client);
    else if (text.startsWith("begin; ") || this.begun.has(client)) {
      this.begun.delete(client);
      if (IN_THE_NAME_OF.test(text)) this.working.add(client);
    }
    if (!this.working.has(client)) return text;
    if (isWord(text, "rollback")) {
      this.working.delete(client);
      return text;
    }
    if (!COMMIT.test(text)) return this.meddle(text);
    this.working.delete(client);
    const before = text.replace(COMMIT, "");
    return [...(before === "" ? [] : [this.meddle(before)]), this.meddle("commit")].join("; ");
  }

  private meddle(text: string): string {
    this.count += 1;
    const verdict = this.meddling(text, this.count);
    return verdict === "send" ? text : verdict.text;
  }
}
