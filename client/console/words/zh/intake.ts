export const intake = { title: "登记上报" } as const;
