import type { FeedSource, LatestSource } from "../../../schema/common/live-source.js";
import type { Actor } from "../../kernel/actor.js";
import { isVisible, viewerKey, viewerMark } from "../../kernel/visibility.js";
import type { FeedPlan, LatestPlan } from "../../platform/live/index.js";
import { groupViewer } from "./group-viewer.js";
import type { LiveOperation } from "./live-operation.js";
import { asViewer, renderLive, type RenderParts } from "./render-live.js";
import type { LiveSubscription } from "./subscribe-live.js";

/** A subscription with what it asks and in whose name. */
export interface AskedLive {
  readonly subscription: LiveSubscription;
  readonly operation: LiveOperation;
  readonly actor: Actor;
}

/** What a feed shares with its equals; throws a GraphQLError where the viewer may not ask for it. */
export async function feedPlan(
  source: FeedSource,
  { subscription, operation, actor }: AskedLive,
  parts: RenderParts,
): Promise<FeedPlan> {
  const viewer = groupViewer(actor);
  const fits = await asViewer(parts.services, viewer, (ctx) => source.select(operation.args, ctx));
  return {
    key: `${operation.key} ${viewerKey(actor)}`,
    viewer: viewerMark(actor),
    includes: (entry) => isVisible(viewer.scope, entry.audience) && fits(entry),
    render: (frame, attempt) =>
      asViewer(parts.services, viewer, (ctx) => renderLive(subscription, frame, ctx, parts, attempt)),
  };
}

/** What a newest state shares with its equals; throws a GraphQLError where the viewer may not ask for it. */
export async function latestPlan(
  source: LatestSource,
  { subscription, operation, actor }: AskedLive,
  parts: RenderParts,
): Promise<LatestPlan> {
  const viewer = groupViewer(actor);
  await asViewer(parts.services, viewer, (ctx) => source.check(operation.args, ctx));
  const { everyMs, refreshMs, isWhole } = source;
  return {
    key: `${operation.key} ${viewerKey(actor)}`,
    everyMs,
    refreshMs,
    isWhole,
    touches: (entry) => (isVisible(viewer.scope, entry.audience) ? source.touches(entry) : null),
    render: (touched) =>
      asViewer(parts.services, viewer, async (ctx) => {
        const found = await source.read(operation.args, ctx, touched);
        // Throws at once: whoever missed a state gets the next one.
        return found === null
          ? null
          : { payload: await renderLive(subscription, found.root, ctx, parts, 1), state: found.mark };
      }),
  };
}
