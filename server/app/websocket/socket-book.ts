import type { Actor } from "../../kernel/actor.js";
import type { WebSocket } from "ws";
import { LIMITS } from "../graphql/limits.js";

/** A socket that has named its session. */
export interface OpenSocket {
  readonly socket: WebSocket;
  readonly actor: Actor;
  /** How many subscriptions it holds now. */
  readonly subscriptions: () => number;
}

/** Every signed-in socket of this node. */
export class SocketBook {
  private readonly open = new Map<WebSocket, OpenSocket>();

  /** Enters a socket; false where its person has as many as they may. */
  enter(entry: OpenSocket): boolean {
    const own = [...this.open.values()].filter(({ actor }) => actor.personId === entry.actor.personId);
    if (own.length >= LIMITS.socketsPerIdentity) return false;
    this.open.set(entry.socket, entry);
    return true;
  }

  /** Goes on with other rights of the same session. */
  changeActor(entry: OpenSocket, actor: Actor): void {
    if (this.open.has(entry.socket)) this.open.set(entry.socket, { ...entry, actor });
  }

  leave(socket: WebSocket): void {
    this.open.delete(socket);
  }

  get size(): number {
    return this.open.size;
  }

  /** Live subscriptions over all sockets. */
  get subscriptions(): number {
    return this.all().reduce((sum, { subscriptions }) => sum + subscriptions(), 0);
  }

  /** Who is behind a socket; null before it has named its session. */
  actorOf(socket: WebSocket): Actor | null {
    return this.open.get(socket)?.actor ?? null;
  }

  all(): readonly OpenSocket[] {
    return [...this.open.values()];
  }
}
