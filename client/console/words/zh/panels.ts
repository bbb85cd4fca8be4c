export const queue = {
  title: "队列",
  loading: "正在载入，已载入 {{count}} 件",
  empty: "没有未结事件。",
  nothingFits: "没有符合筛选的事件。",
  clearFilter: "清除筛选",
} as const;

export const map = { title: "地图", empty: "地图尚未提供。" } as const;

export const detail = {
  title: "详情",
  empty: "请在队列或地图上选择一个事件。",
  gone: "此事件不在列表中，可能已结束或不可见。",
} as const;

export const commands = { title: "命令行", empty: "命令行尚未提供。" } as const;

export const intake = { title: "登记上报" } as const;

export const sound = { title: "声音" } as const;

export const wall = { title: "大屏", empty: "大屏尚未提供。" } as const;
