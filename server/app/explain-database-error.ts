interface Explanation {
  readonly zh: string;
  readonly en: string;
}

const UNREACHABLE: Explanation = {
  zh: "无法连接数据库。请确认 PostgreSQL 已启动，且地址、端口正确。",
  en: "The database cannot be reached. See that PostgreSQL runs, and that the address and port are right.",
};
const WRONG_LOGIN: Explanation = {
  zh: "数据库拒绝登录。请检查用户名和密码。",
  en: "The database does not let this role in. Check its name and password.",
};

/** What a person can do about an error of PostgreSQL or of the way to it, by its code. */
const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  ECONNREFUSED: UNREACHABLE,
  ENOTFOUND: UNREACHABLE,
  EAI_AGAIN: UNREACHABLE,
  EHOSTUNREACH: UNREACHABLE,
  ETIMEDOUT: UNREACHABLE,
  "28P01": WRONG_LOGIN,
  "28000": WRONG_LOGIN,
  "3D000": {
    zh: "没有这个数据库。请先按 docs/operations.md 建立。",
    en: "There is no such database. Make it first, as docs/operations.md says.",
  },
  "42501": {
    zh: "该角色权限不足。迁移用 muster_owner，其余命令用 muster_app。",
    en: "This role lacks the right. Migrate as muster_owner; everything else runs as muster_app.",
  },
  "42P01": {
    zh: "数据库缺少数据表，请先运行 npm run migrate。",
    en: "The database lacks its tables: run npm run migrate first.",
  },
  "53300": {
    zh: "数据库连接数已满。请调小 MUSTER_POOL_SIZE，或调大 max_connections。",
    en: "The database has no connection left. Lower MUSTER_POOL_SIZE or raise max_connections.",
  },
  "57P03": {
    zh: "数据库正在启动，请稍后再试。",
    en: "The database is still starting: try again in a moment.",
  },
};

/** Says what to do about a database that cannot be used, Chinese first; null for every other error. */
export function explainDatabaseError(error: Error): string | null {
  const code = "code" in error ? String(error.code) : "";
  const found = EXPLANATIONS[code];
  return found === undefined ? null : `${found.zh}（${code}）\n${found.en} (${code})`;
}
