export const queue = {
  title: "队列",
  loading: "正在载入，已载入 {{count}} 件",
  empty: "没有未结事件。",
  nothingFits: "没有符合筛选的事件。",
  clearFilter: "清除筛选",
} as const;
