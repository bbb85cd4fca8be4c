import { Field, ID, InputType, Int } from "type-graphql";
import { DateTimeScalar } from "../common/date-time.scalar.js";
import { PointInput } from "../common/point.input.js";
import { CommandInput } from "../common/command.input.js";

/** Evidence before its bytes. */
@InputType("RegisterEvidenceInput", {
  description: "登记证据；文件随后上传。\nRegistering evidence; its bytes follow.",
})
export class RegisterEvidenceInput extends CommandInput {
  @Field(() => ID, {
    nullable: true,
    description: "所属事件；即报即结时可暂缺。\nIts incident; may follow with the report.",
  })
  readonly incidentId?: string | null;

  @Field(() => String, { description: "种类。\nIts kind." })
  readonly kind!: string;

  @Field(() => String, { description: "媒体类型。\nIts media type." })
  readonly contentType!: string;

  @Field(() => Int, { description: "字节数。\nIts size in bytes." })
  readonly bytes!: number;

  @Field(() => String, { description: "SHA-256 摘要，64 位十六进制。\nIts SHA-256 digest in 64 hexadecimal digits." })
  readonly sha256!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "原始文件的 SHA-256 摘要；上传的是缩小的副本时填写。\nThe SHA-256 digest of the file as it was taken, where a smaller copy of it is sent.",
  })
  readonly originalSha256?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "采集时间。\nWhen it was taken." })
  readonly capturedAt?: Date | null;

  @Field(() => PointInput, { nullable: true, description: "采集地点。\nWhere it was taken." })
  readonly point?: PointInput | null;
}
