export const commands = { title: "命令行", empty: "命令行尚未提供。" } as const;
