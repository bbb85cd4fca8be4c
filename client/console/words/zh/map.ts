export const map = { title: "地图", empty: "地图尚未提供。" } as const;
