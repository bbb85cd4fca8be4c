import { parseArgs } from "node:util";
import { z } from "zod";

const settingsForm = z.object({
  server: z.url({ protocol: /^http$/ }),
  home: z.string().min(1),
  speed: z.coerce.number().min(1).max(60),
});

/** Where the server is, where its demo identities stand, and how much faster than life everything goes. */
export type Settings = z.output<typeof settingsForm>;

/** Reads what `npm start` passes on; a person never types it. */
export function readSettings(args: string[]): Settings {
  const text = { type: "string" } as const;
  return settingsForm.parse(parseArgs({ args, options: { server: text, home: text, speed: text } }).values);
}
