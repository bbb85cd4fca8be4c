import { registerEnumType } from "type-graphql";
import type { IncidentSource } from "../../server/modules/incidents/index.js";

/** Where a report came from, as the contract shows it. */
export const IncidentSourceEnum = {
  GRID_WORKER: "GRID_WORKER",
  HOTLINE_12345: "HOTLINE_12345",
  POLICE_110: "POLICE_110",
  CITIZEN_APP: "CITIZEN_APP",
  PATROL: "PATROL",
  AGENCY: "AGENCY",
  SUPERIOR: "SUPERIOR",
  LEADER_INSTRUCTION: "LEADER_INSTRUCTION",
  PETITION: "PETITION",
  SENSOR: "SENSOR",
  VIDEO: "VIDEO",
  MEDIA: "MEDIA",
  WALK_IN: "WALK_IN",
} as const satisfies Record<IncidentSource, IncidentSource>;

registerEnumType(IncidentSourceEnum, {
  name: "IncidentSource",
  description: "上报渠道。\nThe channel of a report.",
  valuesConfig: {
    GRID_WORKER: { description: "网格员上报。\nA grid worker." },
    HOTLINE_12345: { description: "12345 政务热线。\nThe hotline 12345." },
    POLICE_110: { description: "110 警情流转。\nThe police line 110." },
    CITIZEN_APP: { description: "群众随手拍。\nA citizen by app." },
    PATROL: { description: "执法巡查发现。\nA patrol." },
    AGENCY: { description: "机构报送。\nAn agency." },
    SUPERIOR: { description: "上级交办。\nAn order of a superior body." },
    LEADER_INSTRUCTION: { description: "领导批示。\nAn instruction of a leader." },
    PETITION: { description: "信访。\nA petition." },
    SENSOR: { description: "物联感知设备。\nA sensor." },
    VIDEO: { description: "视频发现。\nA camera." },
    MEDIA: { description: "媒体与网络舆情。\nThe media." },
    WALK_IN: { description: "来人来电。\nSomebody who walked in or called." },
  },
});
