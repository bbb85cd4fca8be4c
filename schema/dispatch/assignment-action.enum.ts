import { registerEnumType } from "type-graphql";
import type { AssignmentAction } from "../../server/modules/dispatch/index.js";

/** What may be done with an assignment, as the contract shows it. */
export const AssignmentActionEnum = {
  ACCEPT: "ACCEPT",
  DEPART: "DEPART",
  ARRIVE: "ARRIVE",
  CLEAR: "CLEAR",
  RECALL: "RECALL",
  EXPIRE: "EXPIRE",
} as const satisfies Record<AssignmentAction, AssignmentAction>;

registerEnumType(AssignmentActionEnum, {
  name: "AssignmentAction",
  description: "对出动可进行的操作。\nWhat may be done with an assignment.",
  valuesConfig: {
    ACCEPT: { description: "接受。\nAccept." },
    DEPART: { description: "出发。\nDepart." },
    ARRIVE: { description: "到场。\nArrive." },
    CLEAR: { description: "撤场。\nClear." },
    RECALL: { description: "召回。\nRecall." },
    EXPIRE: { description: "逾时（系统）。\nExpired; done by the system." },
  },
});
