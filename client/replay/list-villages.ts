import { z } from "zod";
import type { MusterClient } from "../muster-client.js";

const form = z.object({ divisions: z.array(z.object({ code: z.string() })) });

/** The codes of the county's villages as the API lists them. */
export async function listVillages(client: MusterClient): Promise<string[]> {
  const { divisions } = await client.request("query ReplayVillages { divisions(level: VILLAGE) { code } }", {}, form);
  return divisions.map(({ code }) => code);
}
