export const detail = {
  title: "详情",
  empty: "请在队列或地图上选择一个事件。",
  gone: "此事件不在列表中，可能已结束或不可见。",
} as const;
