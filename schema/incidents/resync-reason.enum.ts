import { registerEnumType } from "type-graphql";

/** Why a feed cannot go on from a cursor, as the contract shows it. */
export const ResyncReasonEnum = {
  CURSOR_TOO_OLD: "CURSOR_TOO_OLD",
  EPOCH_CHANGED: "EPOCH_CHANGED",
  SCOPE_CHANGED: "SCOPE_CHANGED",
  FELL_BEHIND: "FELL_BEHIND",
} as const;
export type ResyncReason = keyof typeof ResyncReasonEnum;

registerEnumType(ResyncReasonEnum, {
  name: "ResyncReason",
  description: "须重新载入快照的原因。\nWhy the snapshot has to be loaded again.",
  valuesConfig: {
    CURSOR_TOO_OLD: { description: "位置过旧，日志已不保留。\nThe cursor is older than the journal that is kept." },
    EPOCH_CHANGED: { description: "数据库已更换或恢复。\nThe database was replaced or restored." },
    SCOPE_CHANGED: { description: "您的权限范围已变化。\nThe viewer's scope changed." },
    FELL_BEHIND: { description: "接收过慢，落后太多。\nThe reader fell too far behind." },
  },
});
