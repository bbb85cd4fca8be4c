import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../kernel/actor.js";
import type { DomainEvent } from "../../kernel/event.js";
import type { ReferenceLoad } from "../database/index.js";
import type { Id } from "../../kernel/ids.js";

/** What gets a number. */
export interface Numbered {
  readonly id: Id<"inc">;
  number?: string | null | undefined;
}

/** One command at work: loads under the viewer's scope, then, once its policy has agreed, writes under the county's. */
export interface Transaction {
  readonly em: EntityManager;
  readonly actor: Actor;
  readonly now: Date;
  /** Set where the command is given by phone for somebody else; named in every entry. */
  readonly onBehalf: string | null;
  /** Reference data kept in memory, as the whole county sees it. */
  reference<Value>(load: ReferenceLoad<Value>): Promise<Value>;
  /** From here on the transaction sees and writes the whole county; call it only after the policy has agreed. */
  elevate(): Promise<void>;
  /** Adds an event; all events of a command become journal entries with its commit. */
  record(event: DomainEvent): void;
  /** Gives a new incident its number for people with the commit; it knows it afterwards where it crossed with others. */
  numberIncident(incident: Numbered): void;
}

/** Runs inside the transaction of the command that recorded the event, after that command's own work. */
export type Reaction = (tx: Transaction, event: DomainEvent) => Promise<void>;

/** The reactions by event type, in the order they run. */
export type Reactions = Readonly<Record<string, readonly Reaction[]>>;
