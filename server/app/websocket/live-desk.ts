import type { WebSocket } from "ws";
import { liveSources } from "../../../schema/live-sources.js";
import type { Actor } from "../../kernel/actor.js";
import type { LiveEngine } from "../../platform/live/index.js";
import type { OperationGate } from "../graphql/operation-gate.js";
import { CLOSE, endSocket } from "./close-codes.js";
import { LiveIterable } from "./live-iterable.js";
import { SocketLine } from "./socket-line.js";
import { readLiveOperation } from "./live-operation.js";
import { feedPlan, latestPlan, type AskedLive } from "./live-plan.js";
import type { RenderParts } from "./render-live.js";
import type { LiveSubscription, SubscribeLive } from "./subscribe-live.js";

/** What the desk works with. */
export interface DeskParts extends RenderParts {
  readonly engine: LiveEngine;
  readonly gate: OperationGate;
}

/** An open subscription: how it is ended and how it goes on for an actor whose rights changed, once the plan for that is made. */
interface OpenSubscription {
  readonly iterable: LiveIterable;
  readonly subscription: LiveSubscription;
  leave(): void;
  planMove(asked: AskedLive): Promise<() => void>;
}

/** The subscriptions of a socket by the ids of their operations; null while one is beginning. */
type OwnSubscriptions = Map<string, OpenSubscription | null>;

/** Where subscriptions meet the live engine. */
export class LiveDesk {
  private readonly open = new Map<WebSocket, OwnSubscriptions>();
  /** Rights that changed, for subscriptions that were just beginning under the earlier ones. */
  private readonly changed = new WeakMap<WebSocket, Actor>();

  constructor(private readonly parts: DeskParts) {}

  /** Begins a subscription that has passed the gate; ends the socket where its id is still in use. */
  readonly subscribe: SubscribeLive = async (subscription) => {
    const { socket, operationId, actor } = subscription.live;
    const iterable = new LiveIterable();
    const own: OwnSubscriptions = this.open.get(socket) ?? new Map();
    // The protocol layer forgets an id with its `complete`, even one that is still beginning and would be nobody's then.
    if (own.has(operationId)) {
      endSocket(socket, CLOSE.idInUse);
      await iterable.return();
      return iterable;
    }
    this.open.set(socket, own.set(operationId, null));
    iterable.whenEnded(() => this.end(socket, own, operationId));
    try {
      const joined = await this.join(iterable, subscription);
      own.set(operationId, joined);
      const newer = this.changed.get(socket);
      if (newer !== undefined && newer !== actor) await this.change(joined, newer);
    } catch (error) {
      iterable.fail(error);
    }
    return iterable;
  };

  /** Ends whatever is left of a socket that was closed. */
  leaveAll(socket: WebSocket): void {
    const own = this.open.get(socket);
    for (const operationId of own?.keys() ?? []) this.end(socket, own ?? new Map(), operationId);
  }

  private end(socket: WebSocket, own: OwnSubscriptions, operationId: string): void {
    const joined = own.get(operationId);
    if (joined != null) joined.leave();
    own.delete(operationId);
    if (own.size === 0 && this.open.get(socket) === own) this.open.delete(socket);
  }

  /** Lets everything on a socket go on with other rights, or ends what these rights do not allow. */
  async changeActor(socket: WebSocket, actor: Actor): Promise<void> {
    this.changed.set(socket, actor);
    const own = [...(this.open.get(socket)?.values() ?? [])].filter((one) => one !== null);
    await Promise.all(own.map((one) => this.change(one, actor)));
  }

  private async change(one: OpenSubscription, actor: Actor): Promise<void> {
    const { iterable, subscription } = one;
    const { document, operationName, variableValues: variables, live } = subscription;
    const [fault] = this.parts.gate.admit({ document, operationName, variables, actor });
    // Rights may change again while the plan is made: only the newest say what becomes of the subscription.
    const isNewest = (): boolean => this.changed.get(live.socket) === actor;
    try {
      if (fault !== undefined) throw fault;
      const move = await one.planMove({ subscription, operation: readLiveOperation(subscription), actor });
      if (isNewest()) move();
    } catch (error) {
      if (isNewest()) iterable.fail(error);
    }
  }

  private async join(iterable: LiveIterable, subscription: LiveSubscription): Promise<OpenSubscription> {
    const { engine } = this.parts;
    const operation = readLiveOperation(subscription);
    const asked = { subscription, operation, actor: subscription.live.actor };
    const link = new SocketLine(subscription.live.socket, subscription.live.operationId);
    const source = liveSources[operation.field];
    switch (source?.kind) {
      case "feed": {
        const member = engine.feeds.join(await feedPlan(source, asked, this.parts), link, operation.after);
        const planMove = async (next: AskedLive) => {
          const plan = await feedPlan(source, next, this.parts);
          return () => member.move(plan);
        };
        return { iterable, subscription, leave: () => member.leave(), planMove };
      }
      case "latest": {
        const member = engine.latest.join(await latestPlan(source, asked, this.parts), link);
        const planMove = async (next: AskedLive) => {
          const plan = await latestPlan(source, next, this.parts);
          return () => member.move(plan);
        };
        return { iterable, subscription, leave: () => member.leave(), planMove };
      }
      case undefined:
        throw new Error(`nothing stands behind the subscription ${operation.field}`);
    }
  }
}
