import { registerEnumType } from "type-graphql";
import type { AssignmentStatus } from "../../server/modules/dispatch/index.js";

/** Where an assignment stands, as the contract shows it. */
export const AssignmentStatusEnum = {
  OFFERED: "OFFERED",
  ACCEPTED: "ACCEPTED",
  EN_ROUTE: "EN_ROUTE",
  ON_SITE: "ON_SITE",
  CLEARED: "CLEARED",
  RECALLED: "RECALLED",
  EXPIRED: "EXPIRED",
} as const satisfies Record<AssignmentStatus, AssignmentStatus>;

registerEnumType(AssignmentStatusEnum, {
  name: "AssignmentStatus",
  description: "出动状态。\nThe status of an assignment.",
  valuesConfig: {
    OFFERED: { description: "已派单，待接受。\nOffered, not yet accepted." },
    ACCEPTED: { description: "已接受。\nAccepted." },
    EN_ROUTE: { description: "赶赴途中。\nOn the way." },
    ON_SITE: { description: "已到场。\nOn site." },
    CLEARED: { description: "已撤场。\nCleared." },
    RECALLED: { description: "已召回。\nRecalled." },
    EXPIRED: { description: "逾时未接受。\nNot accepted in time." },
  },
});
