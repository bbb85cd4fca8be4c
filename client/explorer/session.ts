import { z } from "zod";
import type { Connection } from "./connection.js";

const viewer = z.object({
  person: z.object({ name: z.string() }),
  activePost: z.object({ post: z.string() }).nullable(),
});
const viewerAnswer = z.object({ data: z.object({ viewer: viewer.nullable() }) });
const signInAnswer = z.object({
  data: z.object({ signIn: z.object({ refusal: z.object({ message: z.string() }).nullable() }) }),
});

/** Who is signed in, as the bar names them. */
export type Viewer = z.infer<typeof viewer>;

/** The signed-in person, or null for an anonymous caller. */
export async function askViewer({ send }: Connection): Promise<Viewer | null> {
  const answer = viewerAnswer.safeParse(await send({ query: "{ viewer { person { name } activePost { post } } }" }));
  return answer.success ? answer.data.data.viewer : null;
}

/** Signs in and leaves the session in the cookie; gives the server's sentence when it refuses. */
export async function signIn({ send }: Connection, name: string, password: string): Promise<string | null> {
  const query = "mutation SignIn($input: SignInInput!) { signIn(input: $input) { refusal { message } } }";
  const answer = signInAnswer.safeParse(await send({ query, variables: { input: { name, password } } }));
  if (!answer.success) return "服务器没有应答登录 · The server did not answer the sign-in";
  return answer.data.data.signIn.refusal?.message ?? null;
}

/** Ends the session on the server. */
export async function signOut({ send }: Connection): Promise<void> {
  await send({ query: "mutation SignOut { signOut }" });
}
