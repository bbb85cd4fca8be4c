export const wall = { title: "Wall", empty: "The wall is not there yet." } as const;
