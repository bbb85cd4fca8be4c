import { GraphQLError } from "graphql";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import {
  announceActorChange,
  disablePerson,
  QueueFullError,
  signIn,
  signOut,
  stopViewingAs,
  switchPost,
  viewAs,
} from "../../server/modules/access/index.js";
import { peopleByIds } from "../../server/modules/organisations/index.js";
import type { Actor } from "../../server/kernel/actor.js";
import type { Result } from "../../server/kernel/result.js";
import type { RequestContext } from "../common/context.js";
import { DisablePersonInput } from "./disable-person.input.js";
import { PersonPayloadType } from "./person-payload.type.js";
import { SignInInput } from "./sign-in.input.js";
import { SignInPayloadType } from "./sign-in-payload.type.js";
import { SwitchPostInput } from "./switch-post.input.js";
import { ViewAsInput } from "./view-as.input.js";
import { ViewerPayloadType } from "./viewer-payload.type.js";

/** Sessions: the way in, the way out, and who may no longer come in. */
@Resolver()
export class SessionResolver {
  @Mutation(() => SignInPayloadType, {
    description:
      "登录。连续五次失败锁定十五分钟；用户名错误、密码错误、已锁定的答复相同。\nSigns in. Five failures in a row lock the name for fifteen minutes; wrong name, wrong password and locked name get the same answer.",
  })
  async signIn(
    @Arg("input", () => SignInInput, { description: "用户名与密码。\nName and password." }) input: SignInInput,
    @Ctx() ctx: RequestContext,
  ): Promise<SignInPayloadType> {
    const result = await signIn(ctx.services.commands, input).catch(asTooMany);
    if (!result.ok) return { refusal: result.refusal };
    const { token, actor } = result.value;
    ctx.line.keepSession(token);
    await ctx.become(actor);
    return { token, viewer: actor };
  }

  @Mutation(() => Boolean, {
    description:
      "退出登录，结束本会话及其实时连接；已退出时为 false。\nEnds this session with its live sockets; false where it had ended already.",
  })
  async signOut(@Ctx() ctx: RequestContext): Promise<boolean> {
    const isEnded = await signOut(ctx.services.commands, ctx.viewer);
    ctx.line.dropSession();
    return isEnded;
  }

  @Mutation(() => ViewerPayloadType, {
    description:
      "切换到本人的另一岗位，不必重新登录。\nGoes on in another of the viewer's posts without signing in again.",
  })
  async switchPost(
    @Arg("input", () => SwitchPostInput, { description: "切换到的岗位。\nWhich post." }) { postId }: SwitchPostInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ViewerPayloadType> {
    return goOn(ctx, await switchPost(ctx.services.commands, ctx.viewer, postId));
  }

  @Mutation(() => ViewerPayloadType, {
    description:
      "管理员以其他岗位的视角查看：所见范围与该岗位相同，个人信息隐藏，不能操作；须写明原因。\nLets an administrator see what another seat sees, without personal data and without changing anything; the reason is kept.",
  })
  async viewAs(
    @Arg("input", () => ViewAsInput, { description: "哪个岗位、为何。\nWhich seat, and why." }) input: ViewAsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ViewerPayloadType> {
    return goOn(ctx, await viewAs(ctx.services.commands, ctx.viewer, input));
  }

  @Mutation(() => ViewerPayloadType, {
    description: "结束以其他岗位视角查看，回到本人岗位。\nEnds viewing as another seat.",
  })
  async stopViewingAs(@Ctx() ctx: RequestContext): Promise<ViewerPayloadType> {
    return goOn(ctx, await stopViewingAs(ctx.services.commands, ctx.viewer));
  }

  @Mutation(() => PersonPayloadType, {
    description:
      "停用人员并结束其全部会话；仅限管理员，不能停用本人。\nDisables a person and ends all their sessions; for administrators, and never for themselves.",
  })
  async disablePerson(
    @Arg("input", () => DisablePersonInput, { description: "停用谁、为何。\nWhom, and why." })
    input: DisablePersonInput,
    @Ctx() ctx: RequestContext,
  ): Promise<PersonPayloadType> {
    const result = await ctx.command("disablePerson", input, disablePerson);
    if (!result.ok) return { refusal: result.refusal };
    const { personId } = result.value;
    announceActorChange(ctx.services.database, { personId, sessionId: null });
    return { person: await ctx.load(peopleByIds, personId) };
  }
}

/** Answers in the post that the session has from here on. */
async function goOn(ctx: RequestContext, result: Result<Actor>): Promise<ViewerPayloadType> {
  if (!result.ok) return { refusal: result.refusal };
  await ctx.become(result.value);
  return { viewer: result.value };
}

function asTooMany(error: unknown): never {
  if (!(error instanceof QueueFullError)) throw error;
  throw new GraphQLError("登录请求过多，请稍后再试。Too many sign-ins at once; try again shortly.", {
    extensions: { code: "RATE_LIMITED" },
  });
}
