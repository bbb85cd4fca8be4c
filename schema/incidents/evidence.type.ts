import { Field, Int, ObjectType } from "type-graphql";
import { DateTimeScalar } from "../common/date-time.scalar.js";
import { NodeType } from "../common/node.interface.js";

/** A piece of evidence, as the contract shows it; its place and address are in evidence.resolver. */
@ObjectType("Evidence", {
  implements: NodeType,
  description: "证据：照片、录像、录音、文书。\nA piece of evidence: photo, video, sound or paper.",
})
export class EvidenceType extends NodeType {
  @Field(() => String, { description: "种类。\nIts kind." })
  readonly kind!: string;

  @Field(() => String, { description: "媒体类型。\nIts media type." })
  readonly contentType!: string;

  @Field(() => Int, { description: "字节数。\nIts size in bytes." })
  readonly bytes!: number;

  @Field(() => String, { description: "SHA-256 摘要。\nIts SHA-256 digest." })
  readonly sha256!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "原始文件的 SHA-256 摘要；为空表示上传的就是原件。\nThe SHA-256 digest of the file as it was taken; null where that very file was sent.",
  })
  readonly originalSha256!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "采集时间（设备时间）。\nWhen it was taken, by the device.",
  })
  readonly capturedAt!: Date | null;

  @Field(() => DateTimeScalar, { description: "登记时间。\nWhen it was registered." })
  readonly receivedAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "文件送达时间；为空表示尚未上传。\nWhen its bytes arrived; null while they are missing.",
  })
  readonly uploadedAt!: Date | null;
}
