import { Field, InputType } from "type-graphql";

/** Name and password. */
@InputType("SignInInput", { description: "用户名与密码。\nName and password." })
export class SignInInput {
  @Field(() => String, { description: "用户名，不分大小写。\nThe sign-in name; case does not matter." })
  readonly name!: string;

  @Field(() => String, { description: "密码。\nThe password." })
  readonly password!: string;
}
