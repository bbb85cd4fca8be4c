import { ObjectType } from "type-graphql";

/** The signed-in person in their active post, as the contract shows them. */
@ObjectType("Viewer", { description: "当前登录人及其岗位和权限范围。\nWho is signed in, in which post, seeing what." })
export class ViewerType {}
