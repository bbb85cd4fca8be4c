export const enums = {
  tier: { EMERGENCY: "突发", COORDINATED: "协调", ORDINARY: "一般" },

  status: {
    REPORTED: "已上报",
    VERIFYING: "核实中",
    FILED: "已立案",
    DISPATCHED: "已派遣",
    HANDLING: "处置中",
    FEEDBACK: "已反馈",
    CHECKING: "核查中",
    CLOSED: "已结案",
    REJECTED: "不予受理",
    DUPLICATE: "已并案",
    SUSPENDED: "挂账",
    CANCELLED: "已撤销",
  },

  taskStatus: {
    OFFERED: "待签收",
    ACCEPTED: "已签收",
    DONE: "已完成",
    CONFIRMED: "已确认",
    RECALLED: "已收回",
    WAIVED: "已免除",
    RETURN_REQUESTED: "申请退单",
    RETURNED: "已退单",
  },

  taskRole: { LEAD: "主办", ASSIST: "协办", VERIFY: "核实", CHECK: "核查" },

  assignmentStatus: {
    OFFERED: "待接受",
    ACCEPTED: "已接受",
    EN_ROUTE: "途中",
    ON_SITE: "在场",
    CLEARED: "已撤场",
    RECALLED: "已召回",
    EXPIRED: "逾时未接",
  },

  availability: { AVAILABLE: "可派", CONDITIONAL: "视情可派", UNAVAILABLE: "不可派" },

  post: {
    INTAKE_CLERK: "受理员",
    DISPATCHER: "派遣员",
    SHIFT_LEADER: "值班长",
    CHECKER: "核查员",
    GRID_WORKER: "网格员",
    SUPERVISOR: "督查员",
    AGENCY_LEADER: "机构负责人",
    SQUAD_MEMBER: "队员",
    VILLAGE_ASSISTANT: "协管员",
    COMMANDER: "指挥长",
    AUDITOR: "审计员",
    ADMINISTRATOR: "管理员",
  },

  source: {
    GRID_WORKER: "网格员上报",
    HOTLINE_12345: "12345 热线",
    POLICE_110: "110 转办",
    VIDEO: "视频巡查",
    CITIZEN_APP: "群众随手拍",
    PETITION: "信访",
    LEADER_INSTRUCTION: "领导批示",
    MEDIA: "媒体曝光",
    SENSOR: "物联感知",
    PATROL: "队伍巡查",
    AGENCY: "部门移交",
    SUPERIOR: "上级交办",
    WALK_IN: "现场来访",
  },

  deadline: {
    VERIFY: "核实",
    FILE: "立案",
    DISPATCH: "派遣",
    ACCEPT: "签收",
    ARRIVE: "到场",
    HANDLE: "处置",
    CHECK: "核查",
    CLOSE: "结案",
    UPSTREAM: "上级时限",
  },

  disposition: {
    RESOLVED: "已解决",
    ON_THE_SPOT: "即报即结",
    ANSWERED: "已答复",
    NOT_FOUND: "现场未发现",
    DUPLICATE: "重复",
    TRANSFERRED: "已移送",
    ENFORCEMENT_FILED: "转执法立案",
  },

  checkMethod: { ON_SITE: "现场核查", PHONE: "电话回访", DOCUMENT: "材料核查" },

  checkResult: { PASSED: "通过", FAILED: "不通过", NOT_CHECKABLE: "无法核查" },
} as const;
