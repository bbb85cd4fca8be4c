/** Asks a server over HTTP as whoever holds a token, and gives the whole answer. */
export function askWithToken(
  url: string,
  token: string,
): (query: string, variables: Record<string, unknown>) => Promise<unknown> {
  return async (query, variables) => {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const answer: unknown = await response.json();
    return answer;
  };
}
