import { z } from "zod";
import { LiveLine, type FeedEntry } from "../live/index.js";
import type { IncidentBook } from "./incident-book.js";
import { incidentFields, incidentForm } from "./incident-form.js";
import type { Seat } from "./seat.js";

const PAGE = 80;
const pageForm = z.object({
  incidents: z.object({
    asOf: z.string(),
    edges: z.array(z.object({ node: incidentForm })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});
const pageDocument = `query SimulatorIncidents($first: Int!, $after: String) {
  incidents(where: { isOpen: true }, first: $first, after: $after) {
    asOf
    edges { node { ${incidentFields} } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const feedDocument = `subscription SimulatorFeed($after: Cursor) {
  incidentFeed(after: $after) { cursor previous resync entries { position incident { ${incidentFields} } } }
}`;

interface Entry extends FeedEntry {
  readonly incident: unknown;
}

const AGAIN_AFTER_MS = 5_000;

/** Keeps the book true by the live feed of somebody who sees the whole county; through broken lines and ended sessions, until it is stopped. */
export class IncidentFollower {
  private line: LiveLine | undefined;
  private isOver = false;

  constructor(
    private readonly server: string,
    private readonly seat: Seat,
    private readonly book: IncidentBook,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Follows from now on; resolves when the open incidents are known. */
  follow(): Promise<void> {
    return new Promise((known) => this.open(known));
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await this.line?.close();
  }

  private open(known: () => void): void {
    if (this.isOver) return;
    const url = `${this.server.replace(/^http/, "ws")}/graphql`;
    const line = new LiveLine({ url, token: () => this.seat.token });
    this.line = line;
    const again = (error: unknown) => {
      if (this.line !== line) return;
      this.line = undefined;
      if (error !== undefined && !this.isOver) this.failed(error);
      void line.close();
      // The session may have ended: asking for the page signs in again.
      setTimeout(() => this.open(known), AGAIN_AFTER_MS).unref();
    };
    line.link.listen(({ kind }) => {
      if (kind === "signed-out" || kind === "closed") again(undefined);
    });
    line.follow<Entry>({
      query: feedDocument,
      variables: {},
      load: async () => {
        const asOf = await this.loadOpen().catch((error: unknown) => {
          this.failed(error);
          throw error;
        });
        known();
        return asOf;
      },
      apply: (entries) => {
        for (const { incident } of entries) if (incident !== null) this.book.note(incidentForm.parse(incident));
      },
      ended: again,
    });
  }

  private async loadOpen(): Promise<string> {
    const found = [];
    let asOf: string | undefined;
    for (let after: string | null = null, isMore = true; isMore;) {
      const page: z.output<typeof pageForm>["incidents"] = (
        await this.seat.ask(pageDocument, { first: PAGE, after }, pageForm)
      ).incidents;
      asOf ??= page.asOf;
      found.push(...page.edges.map(({ node }) => node));
      after = page.pageInfo.endCursor;
      isMore = page.pageInfo.hasNextPage;
    }
    this.book.replaceBy(found);
    return asOf ?? "";
  }
}
