import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import type { Batch, RequestContext } from "./context.js";
import { nodeLoaders } from "./node-loaders.js";
import { nodePrefixOf, NodeType } from "./node.interface.js";

/** Anything by its id. */
@Resolver()
export class NodeResolver {
  @Query(() => NodeType, {
    nullable: true,
    description:
      "按编号查任意事物；不存在或无权查看时为空。\nAnything by its id; null where it does not exist or is not for the viewer.",
  })
  async node(
    @Arg("id", () => ID, { description: "编号。\nIts id." }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<object | null> {
    const prefix = nodePrefixOf(id);
    if (prefix === null) return null;
    // The table gives each prefix the loader of its own ids; the compiler cannot follow a key known at run time only.
    const loader = nodeLoaders[prefix] as Batch<string, object> | undefined;
    return loader === undefined ? null : ctx.load(loader, id);
  }
}
