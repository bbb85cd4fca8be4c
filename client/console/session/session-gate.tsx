import { useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import { Provider } from "urql";
import { readFragment } from "../../generated/fragment-masking.js";
import {
  SignOutDocument,
  SwitchPostDocument,
  ViewerDocument,
  ViewerFieldsFragmentDoc,
} from "../../generated/graphql.js";
import { giveCommand, makeAskClient, readFault, type Fault } from "../ask/index.js";
import { SessionContext, type Session } from "./session-context.js";
import { SignInPage } from "./sign-in-page.js";
import { SessionFault } from "./session-fault.js";
import { readViewer, type Viewer } from "./viewer.js";

type Entry =
  | { readonly kind: "asking" }
  | { readonly kind: "signedOut" }
  | { readonly kind: "failed"; readonly fault: Fault }
  | { readonly kind: "signedIn"; readonly viewer: Viewer };

/** Shows the screen to whoever is signed in, and the way in to everybody else. A change of post begins the screen anew. */
export function SessionGate({ children }: { readonly children: ReactNode }): ReactNode {
  const [entry, setEntry] = useState<Entry>({ kind: "asking" });
  const client = useMemo(() => makeAskClient(() => setEntry({ kind: "signedOut" })), []);
  const ask = useCallback(async () => {
    const { data, error } = await client.query(ViewerDocument, {}).toPromise();
    const fields = readFragment(ViewerFieldsFragmentDoc, data?.viewer);
    if (fields != null) return setEntry({ kind: "signedIn", viewer: readViewer(fields) });
    const fault = error === undefined ? null : readFault(error);
    setEntry(fault === null || fault.kind === "signedOut" ? { kind: "signedOut" } : { kind: "failed", fault });
  }, [client]);
  useEffect(() => void ask(), [ask]);

  const session = useMemo((): Session | null => {
    if (entry.kind !== "signedIn") return null;
    return {
      viewer: entry.viewer,
      signOut: async () => {
        await client.mutation(SignOutDocument, {}).toPromise();
        setEntry({ kind: "signedOut" });
      },
      ended: () => setEntry({ kind: "signedOut" }),
      switchPost: async (postId) => {
        const outcome = await giveCommand(client, SwitchPostDocument, { postId });
        if (outcome.kind === "refused") return outcome.refusal.message;
        await ask();
        return null;
      },
    };
  }, [ask, client, entry]);

  if (entry.kind === "asking") return null;
  if (entry.kind === "failed") return <SessionFault fault={entry.fault} again={() => void ask()} />;
  if (session === null) return <SignInPage client={client} signedIn={() => void ask()} />;
  return (
    <Provider value={client}>
      <SessionContext value={session}>
        <div className="screen" key={session.viewer.post.id}>
          {children}
        </div>
      </SessionContext>
    </Provider>
  );
}
