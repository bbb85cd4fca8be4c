export const map = { title: "Map", empty: "The map is not there yet." } as const;
