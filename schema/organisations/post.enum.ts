import { registerEnumType } from "type-graphql";
import type { Post } from "../../server/kernel/actor.js";

/** A post, as the contract shows it. */
export const PostEnum = {
  COMMANDER: "COMMANDER",
  SHIFT_LEADER: "SHIFT_LEADER",
  DISPATCHER: "DISPATCHER",
  INTAKE_CLERK: "INTAKE_CLERK",
  CHECKER: "CHECKER",
  SUPERVISOR: "SUPERVISOR",
  AGENCY_LEADER: "AGENCY_LEADER",
  SQUAD_MEMBER: "SQUAD_MEMBER",
  GRID_WORKER: "GRID_WORKER",
  VILLAGE_ASSISTANT: "VILLAGE_ASSISTANT",
  AUDITOR: "AUDITOR",
  ADMINISTRATOR: "ADMINISTRATOR",
} as const satisfies Record<Post, Post>;

registerEnumType(PostEnum, {
  name: "Post",
  description: "岗位；一人可任数岗，同一时刻以一岗行事。\nA post; a person may hold several and acts in one at a time.",
  valuesConfig: {
    COMMANDER: { description: "指挥长。\nCommands a center." },
    SHIFT_LEADER: { description: "值班长：受理、驳回、裁定退单、结案。\nFiles, rejects, rules on returns, closes." },
    DISPATCHER: { description: "派遣员：派遣到机构。\nDispatches to agencies." },
    INTAKE_CLERK: { description: "受理员：登记、补全、提请立案。\nRegisters, completes, proposes to file." },
    CHECKER: { description: "核查员：核实与核查。\nVerifies and checks." },
    SUPERVISOR: { description: "督查员：催办、督办。\nUrges and supervises." },
    AGENCY_LEADER: { description: "机构负责人：签收并安排队伍。\nAccepts for the agency and assigns squads." },
    SQUAD_MEMBER: { description: "处置队员。\nServes in a squad." },
    GRID_WORKER: { description: "网格员。\nWorks a grid." },
    VILLAGE_ASSISTANT: {
      description: "协管员：发现、劝导、上报、引导。\nDiscovers, dissuades, reports, guides in a village.",
    },
    AUDITOR: { description: "审计员：只读。\nReads and changes nothing." },
    ADMINISTRATOR: { description: "管理员：管理账户，不看事件。\nAdministers accounts and sees no incident." },
  },
});
