import type { EntityManager } from "@mikro-orm/postgresql";
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { isId } from "../../server/kernel/ids.js";
import { viewerMark } from "../../server/kernel/visibility.js";
import { pageOf, pageWindow } from "../../server/kernel/page.js";
import { incidentsById, maySeeText, type IncidentRow } from "../../server/modules/incidents/index.js";
import { squadsByIds, type SquadRow } from "../../server/modules/organisations/index.js";
import {
  encodeCursor,
  readIncidentJournals,
  readJournalHead,
  type JournalEntry,
} from "../../server/platform/journal/index.js";
import type { LiveEntry } from "../../server/platform/live/index.js";
import { accepted } from "../common/accepted.js";
import { toConnection, type Connection } from "../common/connection.js";
import type { RequestContext } from "../common/context.js";
import { CursorScalar } from "../common/cursor.scalar.js";
import { JSONScalar } from "../common/json.scalar.js";
import { SquadType } from "../organisations/squad.type.js";
import { IncidentType } from "./incident.type.js";
import { JournalConnectionType } from "./journal-connection.type.js";
import { JournalEntryType } from "./journal-entry.type.js";

/** The journal of an incident, page by page. */
@Resolver(() => IncidentType)
export class IncidentJournalResolver {
  @FieldResolver(() => JournalConnectionType, {
    description: "日志，先发生在前。\nIts journal, the oldest entry first.",
  })
  async journal(
    @Root() { id }: IncidentRow,
    @Arg("first", () => Int, { nullable: true, description: "取多少条。\nHow many." }) first: number | null,
    @Arg("after", () => String, { nullable: true, description: "从此游标之后。\nBehind this cursor." }) after:
      | string
      | null,
    @Ctx() ctx: RequestContext,
  ): Promise<Connection<JournalEntry>> {
    const window = accepted(pageWindow({ first, after }));
    const entries = await ctx.load(journalPages, `${id} ${window.limit + 1} ${positionIn(window.beyond)}`);
    return toConnection(pageOf(entries ?? [], window), ({ position }) => [position.toString()]);
  }
}

type PlacedEntry = JournalEntry & Partial<Pick<LiveEntry, "cursor">>;

/** Entries: their place in the feed and what they refer to, as far as the viewer may see it. */
@Resolver(() => JournalEntryType)
export class JournalEntryResolver {
  @FieldResolver(() => CursorScalar, {
    description: "本条之后的位置，可用于续订。\nThe cursor behind this entry, to subscribe from.",
  })
  async cursor(@Root() { position, cursor }: PlacedEntry, @Ctx() ctx: RequestContext): Promise<string> {
    // The live engine knows it already; asking the database would cost a statement for every frame.
    if (cursor !== undefined) return cursor;
    const epoch = await ctx.load(journalEpochs, "epoch");
    return encodeCursor({ epoch: epoch ?? "", position }, viewerMark(ctx.viewer));
  }

  @FieldResolver(() => JSONScalar, {
    nullable: true,
    description:
      "变化的内容；保密事件对无关人员隐藏。\nThe facts that changed; hidden in confidential incidents from whom they do not concern.",
  })
  async changes(
    @Root() { incidentId, changes }: JournalEntry,
    @Ctx() ctx: RequestContext,
  ): Promise<JournalEntry["changes"] | null> {
    if (incidentId === null) return changes;
    const incident = isId(incidentId, "inc") ? await ctx.load(incidentsById, incidentId) : null;
    return incident !== null && maySeeText(ctx.viewer, incident) ? changes : null;
  }

  @FieldResolver(() => IncidentType, {
    nullable: true,
    description: "所涉事件，取当前内容。\nThe incident as it is now.",
  })
  incident(@Root() { incidentId }: JournalEntry, @Ctx() ctx: RequestContext): Promise<IncidentRow | null> | null {
    return incidentId !== null && isId(incidentId, "inc") ? ctx.load(incidentsById, incidentId) : null;
  }

  @FieldResolver(() => SquadType, { nullable: true, description: "所涉队伍，取当前内容。\nThe squad as it is now." })
  squad(@Root() { squadId }: JournalEntry, @Ctx() ctx: RequestContext): Promise<SquadRow | null> | null {
    return squadId !== null && isId(squadId, "sqd") ? ctx.load(squadsByIds, squadId) : null;
  }
}

function positionIn(beyond: readonly string[] | null): string {
  const [position = "0"] = beyond ?? [];
  return /^\d{1,18}$/.test(position) ? position : "0";
}

function journalPages(
  em: EntityManager,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly JournalEntry[]>> {
  const pages = keys.map((key) => {
    const [incidentId = "", limit = "", after = ""] = key.split(" ");
    return { key, incidentId, limit: Number(limit), after: BigInt(after) };
  });
  return readIncidentJournals(em, pages);
}

async function journalEpochs(em: EntityManager, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { epoch } = await readJournalHead(em);
  return new Map(keys.map((key) => [key, epoch]));
}
