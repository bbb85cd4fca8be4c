export const commands = { title: "Command line", empty: "The command line is not there yet." } as const;
