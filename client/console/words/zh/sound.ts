export const sound = { title: "声音" } as const;
