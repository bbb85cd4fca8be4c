export const wall = { title: "大屏", empty: "大屏尚未提供。" } as const;
