import { request } from "node:http";

/** What one call over a line of its own came to: the body, or null where there was no whole answer. */
export function call(port: number, token: string, query: string, variables: object): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  const options = { host: "127.0.0.1", port, path: "/graphql", method: "POST", agent: false, headers, timeout: 20_000 };
  const asked = request(options, (answer) => {
    let text = "";
    answer.on("data", (part: Buffer) => (text += part.toString()));
    answer.on("error", () => resolve(null));
    answer.on("end", () => resolve(answer.complete && answer.statusCode === 200 ? text : null));
  });
  asked.on("timeout", () => asked.destroy());
  asked.on("error", () => resolve(null));
  asked.end(JSON.stringify({ query, variables }));
  return promise;
}
