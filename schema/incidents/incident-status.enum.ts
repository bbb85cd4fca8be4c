import { registerEnumType } from "type-graphql";
import type { IncidentStatus } from "../../server/modules/incidents/index.js";

/** Where an incident stands, as the contract shows it. */
export const IncidentStatusEnum = {
  REPORTED: "REPORTED",
  VERIFYING: "VERIFYING",
  FILED: "FILED",
  DISPATCHED: "DISPATCHED",
  HANDLING: "HANDLING",
  FEEDBACK: "FEEDBACK",
  CHECKING: "CHECKING",
  CLOSED: "CLOSED",
  REJECTED: "REJECTED",
  DUPLICATE: "DUPLICATE",
  SUSPENDED: "SUSPENDED",
  CANCELLED: "CANCELLED",
} as const satisfies Record<IncidentStatus, IncidentStatus>;

registerEnumType(IncidentStatusEnum, {
  name: "IncidentStatus",
  description: "事件状态。\nThe status of an incident.",
  valuesConfig: {
    REPORTED: { description: "已上报，待受理。\nReported, waiting to be filed." },
    VERIFYING: { description: "核实中：网格员现场核实。\nA grid worker verifies it." },
    FILED: { description: "已受理立案，待派遣。\nFiled, waiting to be dispatched." },
    DISPATCHED: { description: "已派遣，待牵头机构签收。\nDispatched, not yet accepted by the lead agency." },
    HANDLING: { description: "处置中。\nBeing handled." },
    FEEDBACK: { description: "已反馈：全部任务完成，待核查。\nEvery task is done; waiting for the check." },
    CHECKING: { description: "核查中。\nBeing checked." },
    CLOSED: { description: "已结案。\nClosed." },
    REJECTED: { description: "不予受理。\nNot accepted." },
    DUPLICATE: { description: "重复上报，已并入其他事件。\nA duplicate, merged into another incident." },
    SUSPENDED: { description: "挂账：暂缓处置，时钟停走。\nSuspended with a listed reason; its clocks stand still." },
    CANCELLED: { description: "已撤销。\nCancelled before arrival." },
  },
});
