export const sound = { title: "Sound" } as const;
