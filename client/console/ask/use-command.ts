import { useCallback, useState } from "react";
import { useClient, type Client, type TypedDocumentNode } from "urql";
import { readFragment, type FragmentType } from "../../generated/fragment-masking.js";
import { RefusalFieldsFragmentDoc, type RefusalFieldsFragment } from "../../generated/graphql.js";
import { inOwnLanguage } from "../words/index.js";
import { readFault, type Fault } from "./fault.rules.js";
import { newIdempotencyKey } from "./idempotency-key.js";

/** How a command ended: carried out, refused by the server in its words, or without a usable answer. */
export type Outcome<Data> =
  | { readonly kind: "done"; readonly data: Data }
  | { readonly kind: "refused"; readonly refusal: RefusalFieldsFragment }
  | { readonly kind: "failed"; readonly fault: Fault };

/** What a command of the contract is given besides its idempotency key. */
type Command = { readonly input: { readonly idempotencyKey: string } };
type InputOf<Variables extends Command> = Omit<Variables["input"], "idempotencyKey">;

type Refusable = { readonly refusal?: FragmentType<typeof RefusalFieldsFragmentDoc> | null };

/** Answers that may come when the same command is sent again under the same key. */
const TRIES = 3;
const WAIT_MS = 700;

/**
 * Gives a command to the server and says how it ended. A key is made for each call and kept while it is sent again over a bad line, so
 * that nothing is done twice; whoever presses again after "unreachable" gives a new command.
 */
export function useCommand<Data extends object, Variables extends Command>(
  document: TypedDocumentNode<Data, Variables>,
): readonly [run: (input: InputOf<Variables>) => Promise<Outcome<Data>>, isRunning: boolean] {
  const client = useClient();
  const [running, setRunning] = useState(0);
  const run = useCallback(
    async (input: InputOf<Variables>) => {
      setRunning((count) => count + 1);
      try {
        return await giveCommand(client, document, input);
      } finally {
        setRunning((count) => count - 1);
      }
    },
    [client, document],
  );
  return [run, running > 0];
}

/** The same for code that is no component, such as a table of actions; whoever may ask the same again brings its key. */
export async function giveCommand<Data extends object, Variables extends Command>(
  client: Client,
  document: TypedDocumentNode<Data, Variables>,
  input: InputOf<Variables>,
  idempotencyKey = newIdempotencyKey(),
): Promise<Outcome<Data>> {
  const variables = { input: { ...input, idempotencyKey } } as unknown as Variables;
  for (let tries = 1; ; tries += 1) {
    const { data, error } = await client.mutation(document, variables).toPromise();
    const fault = error === undefined ? null : readFault(error);
    const isWorthAnother = fault?.kind === "unreachable" || fault?.kind === "busy";
    if (isWorthAnother && tries < TRIES) await new Promise((resolve) => setTimeout(resolve, WAIT_MS * tries));
    else if (fault !== null) return { kind: "failed", fault };
    else return readOutcome(data);
  }
}

function readOutcome<Data extends object>(data: Data | undefined): Outcome<Data> {
  if (data === undefined) return { kind: "failed", fault: { kind: "broken", code: "NO_DATA" } };
  const [payload] = Object.values(data) as readonly Refusable[];
  const refusal = readFragment(RefusalFieldsFragmentDoc, payload?.refusal);
  if (refusal == null) return { kind: "done", data };
  return { kind: "refused", refusal: { ...refusal, message: inOwnLanguage(refusal.message) } };
}
