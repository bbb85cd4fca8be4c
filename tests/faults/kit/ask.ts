import type { z } from "zod";

/** The server is too busy just now. */
export class Busy extends Error {}

/** Asks a server over HTTP; throws Busy where it is told to come back, another error where the answer is none of the contract or holds one. */
export async function ask<Data>(
  url: string,
  token: string,
  query: string,
  variables: object,
  form: z.ZodType<Data>,
): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  if (response.status === 503) throw new Busy("told to come back");
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
  if (errors !== undefined) throw new Error(`${response.status} ${JSON.stringify(errors)}`);
  return form.parse(data);
}
