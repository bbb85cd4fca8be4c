import type { z } from "zod";

/** Asks a server over HTTP; throws where the answer is none of the contract or holds an error. */
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
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
  if (errors !== undefined) throw new Error(`${response.status} ${JSON.stringify(errors)}`);
  return form.parse(data);
}
