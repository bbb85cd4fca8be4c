import type { WebSocket } from "ws";
import { liveSources } from "../../../schema/live-sources.js";
import type { Actor } from "../../kernel/actor.js";
import type { LiveEngine } from "../../platform/live/index.js";
import type { OperationGate } from "../graphql/operation-gate.js";
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

/** An open subscription: how it is ended and how it goes on for an actor whose rights changed. */
interface OpenSubscription {
  readonly iterable: LiveIterable;
  readonly subscription: LiveSubscription;
  leave(): void;
  move(asked: AskedLive): Promise<void>;
}

/** Where subscriptions meet the live engine. */
export class LiveDesk {
  private readonly open = new Map<WebSocket, Set<OpenSubscription>>();
  /** Rights that changed, for subscriptions that were just beginning under the earlier ones. */
  private readonly changed = new WeakMap<WebSocket, Actor>();

  constructor(private readonly parts: DeskParts) {}

  /** Begins a subscription that has passed the gate. */
  readonly subscribe: SubscribeLive = async (subscription) => {
    const iterable = new LiveIterable();
    try {
      const joined = await this.join(iterable, subscription);
      const { socket } = subscription.live;
      const own = this.open.get(socket) ?? new Set<OpenSubscription>();
      this.open.set(socket, own.add(joined));
      const newer = this.changed.get(socket);
      if (newer !== undefined && newer !== subscription.live.actor) await this.change(joined, newer);
      iterable.whenEnded(() => {
        joined.leave();
        own.delete(joined);
        if (own.size === 0 && this.open.get(socket) === own) this.open.delete(socket);
      });
    } catch (error) {
      iterable.fail(error);
    }
    return iterable;
  };

  /** Lets everything on a socket go on with other rights, or ends what these rights do not allow. */
  async changeActor(socket: WebSocket, actor: Actor): Promise<void> {
    this.changed.set(socket, actor);
    await Promise.all([...(this.open.get(socket) ?? [])].map((one) => this.change(one, actor)));
  }

  private async change(one: OpenSubscription, actor: Actor): Promise<void> {
    const { iterable, subscription } = one;
    const { document, operationName, variableValues: variables } = subscription;
    const [fault] = this.parts.gate.admit({ document, operationName, variables, actor });
    try {
      if (fault !== undefined) throw fault;
      await one.move({ subscription, operation: readLiveOperation(subscription), actor });
    } catch (error) {
      iterable.fail(error);
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
        const move = async (next: AskedLive) => member.move(await feedPlan(source, next, this.parts));
        return { iterable, subscription, leave: () => member.leave(), move };
      }
      case "latest": {
        const member = engine.latest.join(await latestPlan(source, asked, this.parts), link);
        const move = async (next: AskedLive) => member.move(await latestPlan(source, next, this.parts));
        return { iterable, subscription, leave: () => member.leave(), move };
      }
      case undefined:
        throw new Error(`nothing stands behind the subscription ${operation.field}`);
    }
  }
}
