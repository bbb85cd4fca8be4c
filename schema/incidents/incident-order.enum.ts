import { registerEnumType } from "type-graphql";
import type { IncidentOrder } from "../../server/modules/incidents/index.js";

/** The order of a list of incidents, as the contract shows it. */
export const IncidentOrderEnum = {
  REPORTED_AT_DESC: "REPORTED_AT_DESC",
  REPORTED_AT_ASC: "REPORTED_AT_ASC",
  NEXT_DUE_AT_ASC: "NEXT_DUE_AT_ASC",
  NEXT_DUE_AT_DESC: "NEXT_DUE_AT_DESC",
  PRIORITY_ASC: "PRIORITY_ASC",
  PRIORITY_DESC: "PRIORITY_DESC",
} as const satisfies Record<IncidentOrder, IncidentOrder>;

registerEnumType(IncidentOrderEnum, {
  name: "IncidentOrder",
  description: "事件列表的排序。\nThe order of a list of incidents.",
  valuesConfig: {
    REPORTED_AT_DESC: { description: "最新上报在前。\nNewest reports first." },
    REPORTED_AT_ASC: { description: "最早上报在前。\nOldest reports first." },
    NEXT_DUE_AT_ASC: { description: "最先到期在前，仅列未结事件。\nSoonest due first; open incidents only." },
    NEXT_DUE_AT_DESC: { description: "最晚到期在前，仅列未结事件。\nLatest due first; open incidents only." },
    PRIORITY_ASC: {
      description:
        "最紧急（优先级 1）在前，同级先报先列，仅列未结事件。\nMost urgent (priority 1) first, then oldest; open incidents only.",
    },
    PRIORITY_DESC: { description: "最不紧急在前，仅列未结事件。\nLeast urgent first; open incidents only." },
  },
});
