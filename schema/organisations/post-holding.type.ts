import { Field, ID, ObjectType } from "type-graphql";
import type { Post } from "../../server/kernel/actor.js";
import { PostEnum } from "./post.enum.js";

/** A post that somebody holds, as the contract shows it. */
@ObjectType("PostHolding", {
  description: "任岗：某人在某机构或某地担任的岗位。\nA post that somebody holds at an agency or for a place.",
})
export class PostHoldingType {
  @Field(() => ID, { description: "任岗编号，用于切换岗位。\nIts id, by which to switch to it." })
  readonly id!: string;

  @Field(() => PostEnum, { description: "岗位。\nThe post." })
  readonly post!: Post;
}
