import { z } from "zod";
import { makeDemoIdentities } from "../../server/modules/access/index.js";
import { startTestServer, type TestApi } from "./server.js";

const signInForm = z.object({ signIn: z.object({ token: z.string() }) });
const signInDocument = "mutation ($input: SignInInput!) { signIn(input: $input) { token } }";

/** The server as `npm start` runs it: demo identities exist and stand in the home folder. */
export type DemoServer = TestApi & {
  passwordOf(name: string): string;
  /** Signs in by name and password and gives the token, the same one each time. */
  signIn(name: string): Promise<string>;
};

/** Starts the server with its demo identities. */
export async function startDemoServer(): Promise<DemoServer> {
  const api = await startTestServer();
  const { database, services } = api.county;
  const { countyCode } = services.commands;
  const { identities } = await makeDemoIdentities({ database }, { home: api.home, countyCode });
  const tokens = new Map<string, Promise<string>>();
  const passwordOf = (name: string) => identities.find((one) => one.name === name)?.password ?? "";
  const begin = async (name: string) => {
    const input = { name, password: passwordOf(name) };
    return signInForm.parse((await api.ask(null, signInDocument, { input })).data).signIn.token;
  };
  const signIn = (name: string) => {
    const token = tokens.get(name) ?? begin(name);
    tokens.set(name, token);
    return token;
  };
  return { ...api, passwordOf, signIn };
}
