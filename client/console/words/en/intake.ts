export const intake = { title: "Register a report" } as const;
