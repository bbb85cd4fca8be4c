import { GraphQLError } from "graphql";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import {
  announceActorChange,
  disablePerson,
  QueueFullError,
  signIn,
  signOut,
  switchPost,
} from "../../server/modules/access/index.js";
import { peopleByIds } from "../../server/modules/organisations/index.js";
import type { RequestContext } from "../common/context.js";
import { DisablePersonInput } from "./disable-person.input.js";
import { PersonPayloadType } from "./person-payload.type.js";
import { SignInInput } from "./sign-in.input.js";
import { SignInPayloadType } from "./sign-in-payload.type.js";
import { SwitchPostInput } from "./switch-post.input.js";
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
    const result = await switchPost(ctx.services.commands, ctx.viewer, postId);
    if (!result.ok) return { refusal: result.refusal };
    await ctx.become(result.value);
    return { viewer: result.value };
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

function asTooMany(error: unknown): never {
  if (!(error instanceof QueueFullError)) throw error;
  throw new GraphQLError("登录请求过多，请稍后再试。Too many sign-ins at once; try again shortly.", {
    extensions: { code: "RATE_LIMITED" },
  });
}
