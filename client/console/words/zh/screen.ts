export const screen = {
  time: { daysHours: "{{days}} 天 {{hours}} 时" },

  app: {
    name: "一哨通",
    desk: "指挥台",
    wall: "大屏",
    tryAgain: "重试",
    close: "关闭",
    language: "English",
    light: "浅色",
    dark: "深色",
    theme: "切换深浅色",
    retryBySelf: "系统正在自动重试。",
  },

  fault: {
    unreachable: "连不上服务器，请检查网络。",
    signedOut: "登录已失效，请重新登录。",
    forbidden: "本岗位无权查看，可切换岗位。",
    busy: "服务器繁忙，请稍候。",
    broken: "出错了，请重试；仍不行请联系管理员。",
    code: "代码",
  },

  session: {
    name: "用户名",
    nameMissing: "请填用户名",
    password: "密码",
    passwordMissing: "请填密码",
    signIn: "登录",
    signOut: "退出登录",
    switchPost: "切换岗位",
    unlock: "解锁",
    locked: "已锁定",
    lockedWhy: "无人操作，画面已遮盖，数据仍在更新。请输入密码继续。",
    lockNow: "立即锁定",
    lockAfter: "闲置 {{minutes}} 分钟后锁定",
    lockNever: "闲置不锁定",
    viewingAs: "正以{{seat}}的视角查看（只读）",
    stopViewing: "结束查看",
    over: "登录已失效，请重新登录；登录后回到原处，未提交的上报草稿仍在。",
    tooMany: "登录过于频繁，请 {{seconds}} 秒后再试。",
    capsOn: "大写锁定已打开",
  },

  link: {
    connecting: "连接中",
    live: "实时",
    reconnecting: "重连中",
    "signed-out": "登录已失效",
    closed: "连接已关闭，请刷新",
    staleSince: "数据截至 {{time}}",
    replayed: "{{count}} 条变更已补上",
  },

  board: {
    open: "未结",
    overdue: "超时",
    unaccepted: "待签收",
    onDuty: "在岗队伍",
  },

  desk: { queueWidth: "队列宽度", detailWidth: "详情宽度" },
} as const;
