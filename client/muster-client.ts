import { setTimeout as sleep } from "node:timers/promises";
import { createClient, type Message, MessageType } from "graphql-ws";
import { z, type ZodType } from "zod";
import { MusterError } from "./muster-error.js";

const anonymous: Record<string, string> = { "content-type": "application/json" };
const errorForm = z.object({ message: z.string(), extensions: z.object({ code: z.string() }).optional() });
const answerForm = z.object({ data: z.unknown().optional(), errors: z.array(errorForm).optional() });
const refusalForm = z.object({ code: z.string(), message: z.string() });
const signInForm = z.object({ signIn: z.object({ token: z.string().nullable(), refusal: refusalForm.nullable() }) });
const signInDocument = `mutation SignIn($input: SignInInput!) { signIn(input: $input) { token refusal { code message } } }`;

/** A program's line to a Muster server: sign in once, then ask, change and follow; zod forms check every answer. */
export class MusterClient {
  private headers = anonymous;
  constructor(private readonly server: string) {}

  /** The bearer of the session, for a live line beside this one; null before signing in. */
  get token(): string | null {
    return this.headers["authorization"]?.slice("Bearer ".length) ?? null;
  }

  /** Signs in; throws MusterError with the refusal's code when name or password are wrong or locked. */
  async signIn(name: string, password: string): Promise<void> {
    this.headers = anonymous; // an outworn token must not stand in the way of a new one
    const { token, refusal } = (await this.request(signInDocument, { input: { name, password } }, signInForm)).signIn;
    if (token === null) throw new MusterError(200, refusal?.code ?? "FORBIDDEN", refusal?.message ?? "not signed in");
    this.headers = { ...anonymous, authorization: `Bearer ${token}` };
  }

  /** Runs one query or mutation over HTTP; refusals are part of the data, everything else is a MusterError. */
  async request<Data>(query: string, variables: object, form: ZodType<Data>): Promise<Data> {
    const post = { method: "POST", headers: this.headers, body: JSON.stringify({ query, variables }) };
    const sent = fetch(`${this.server}/graphql`, { ...post, signal: AbortSignal.timeout(30_000) });
    const response = await sent.catch((error: Error) => error);
    if (response instanceof Error) {
      const why = response.cause instanceof Error ? response.cause : response; // "fetch failed" says nothing
      throw new MusterError(0, "UNREACHABLE", `no answer from ${this.server}: ${why.message}`);
    }
    const answer = answerForm.safeParse(await response.json().catch(() => undefined)).data;
    const [error] = answer?.errors ?? [];
    if (response.ok && answer && !error) return form.parse(answer.data);
    const status = response.ok && !answer ? 0 : response.status; // half an answer is none
    const code = error?.extensions?.code ?? `HTTP_${response.status}`;
    const message = error?.message ?? `unusable answer from ${this.server}`;
    throw new MusterError(status, code, message, Number(response.headers.get("retry-after")) || 0);
  }

  /** Follows a feed; after a broken line it resumes behind the last frame received: nothing is missed or comes twice. */
  async *follow<Frame extends { cursor: string }>(query: string, from: { after?: string }, form: ZodType<Frame>) {
    const variables = { ...from }; // sent as it then stands at every reconnect
    const fieldOf = (data?: object | null): unknown => Object.values(data ?? {})[0];
    const received = (message: Message) => {
      const frame = message.type === MessageType.Next ? form.safeParse(fieldOf(message.payload.data)).data : undefined;
      if (frame) variables.after = frame.cursor;
    };
    const retryWait = (retries: number) => sleep(Math.random() * Math.min(1_000 * 2 ** retries, 15_000));
    const forever = { retryAttempts: Infinity, shouldRetry: () => true, retryWait, keepAlive: 10_000 };
    const url = `${this.server.replace(/^http/, "ws")}/graphql`;
    const socket = createClient({ url, connectionParams: this.headers, on: { message: received }, ...forever });
    for await (const { data, errors } of socket.iterate({ query, variables })) {
      if (errors?.[0]) throw new MusterError(200, String(errors[0].extensions?.["code"]), errors[0].message);
      yield form.parse(fieldOf(data));
    }
  }
}
