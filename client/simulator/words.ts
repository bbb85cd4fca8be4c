/** What agencies write when they ask to return a task. */
export const RETURN_BASES = [
  "该处为政府公房，依责任清单由镇政府维护",
  "现场属在建工地红线内，由项目所在办公室牵头",
  "经查权属单位不在本机构管理范围",
] as const;

export const CHECK_METHODS = ["ON_SITE", "ON_SITE", "PHONE", "DOCUMENT"] as const;

/** How an incident ends by the code that its lead agency gave; everything else is resolved. */
export const DISPOSITIONS: Readonly<Record<string, string>> = {
  PENALTY_FILED: "ENFORCEMENT_FILED",
  TRANSFERRED_POLICE: "TRANSFERRED",
  TRANSFERRED: "TRANSFERRED",
  NOT_FOUND: "NOT_FOUND",
  ANSWERED: "ANSWERED",
};

const RESULT_WORDS: Readonly<Record<string, string>> = {
  CLEANED: "已清理干净，现场恢复整洁",
  CORRECTED: "已当场整改，负责人承诺不再发生",
  REMOVED: "已清除，现场恢复畅通",
  MOVED: "已劝离，通道恢复",
  OWNER_MOVED: "已联系车主挪车，通道恢复",
  REPAIRED: "已修复，恢复正常使用",
  DREDGED: "已疏通，排水正常",
  SUPPLY_RESTORED: "已抢修完毕，恢复供应",
  EXTINGUISHED: "火已扑灭，留人看守防止复燃",
  CONTROLLED: "险情已控制，警戒至隐患消除",
  STOPPED: "已责令停止，后续依法处理",
  MEDIATED: "双方已达成一致并签字",
  ANSWERED: "已当面说明政策，反映人认可",
  PENALTY_FILED: "已立案，依程序处理",
  NOT_FOUND: "到现场未发现所反映情况，已向反映人说明",
  WARNED: "已设置警示，安排专人看护",
};

/** What is written about work that ended with a code. */
export function resultWords(code: string): string {
  return RESULT_WORDS[code] ?? "已到场处置完毕，现场恢复正常";
}
