import { useCallback, useEffect, useMemo, useState } from "react";
import type { Client } from "urql";
import { readFragment } from "../../generated/fragment-masking.js";
import {
  SignOutDocument,
  StopViewingAsDocument,
  SwitchPostDocument,
  ViewAsDocument,
  ViewerDocument,
  ViewerFieldsFragmentDoc,
  type ViewAsInput,
} from "../../generated/graphql.js";
import { giveCommand, makeAskClient, readFault, type Fault, type Outcome } from "../ask/index.js";
import { say } from "../words/index.js";
import type { Credentials } from "./credentials-form.js";
import { signIn } from "./sign-in.js";
import { readViewer, type Viewer } from "./viewer.js";

/** Who is at the door. */
export type Entry =
  | { readonly kind: "asking" }
  /** `isOver`: a session had begun on this page and the server ended it. */
  | { readonly kind: "signedOut"; readonly isOver: boolean }
  | { readonly kind: "failed"; readonly fault: Fault }
  /** `turn` grows where the screen has to begin anew though it is the same person in the same post. */
  | { readonly kind: "signedIn"; readonly viewer: Viewer; readonly turn: number };

/** From which seat to look, and why. */
export type Seat = Omit<ViewAsInput, "idempotencyKey">;

/** The door: who is there, and the ways in and out. */
export interface Door {
  readonly client: Client;
  readonly entry: Entry;
  readonly ask: (how?: "anew") => Promise<void>;
  readonly signIn: (input: Credentials) => Promise<string | null>;
  /** Signs in on a covered desk and goes on in the post that it was left in, where it is still the same person. */
  readonly signInAgain: (input: Credentials, before: Viewer) => Promise<string | null>;
  readonly signOut: () => Promise<void>;
  readonly switchPost: (postId: string) => Promise<string | null>;
  readonly viewAs: (seat: Seat) => Promise<string | null>;
  readonly stopViewingAs: () => Promise<void>;
}

const ASK_AGAIN_MS = 3_000;

/** Asks the server who is signed in, and asks again by itself while it cannot be reached. */
export function useEntry(): Door {
  const [entry, setEntry] = useState<Entry>({ kind: "asking" });
  const client = useMemo(() => makeAskClient(() => setEntry(over)), []);
  const ask = useCallback(
    async (how?: "anew") => {
      const found = await askViewer(client);
      setEntry((old) => {
        if (found.kind === "signedOut") return over(old);
        if (found.kind !== "signedIn" || old.kind !== "signedIn") return found;
        const isSame = old.viewer.personId === found.viewer.personId && old.viewer.post.id === found.viewer.post.id;
        return isSame ? { ...old, turn: old.turn + (how === "anew" ? 1 : 0) } : found;
      });
    },
    [client],
  );
  useEffect(() => void ask(), [ask]);
  const isAwaited = entry.kind === "failed" && (entry.fault.kind === "unreachable" || entry.fault.kind === "busy");
  useEffect(() => {
    if (!isAwaited) return;
    const timer = setInterval(() => void ask(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isAwaited, ask]);

  const ways = useMemo(
    () => makeWays(client, ask, () => setEntry({ kind: "signedOut", isOver: false })),
    [client, ask],
  );
  return { client, entry, ask, ...ways };
}

function makeWays(client: Client, ask: Door["ask"], leave: () => void): Omit<Door, "client" | "entry" | "ask"> {
  const goOn = async (outcome: Outcome<object>) => {
    if (outcome.kind === "refused") return outcome.refusal.message;
    if (outcome.kind === "failed") return say(`fault.${outcome.fault.kind}`);
    await ask();
    return null;
  };
  const switchPost = async (postId: string) => goOn(await giveCommand(client, SwitchPostDocument, { postId }));
  return {
    switchPost,
    viewAs: async (seat) => goOn(await giveCommand(client, ViewAsDocument, seat)),
    stopViewingAs: async () => {
      await client.mutation(StopViewingAsDocument, {}).toPromise();
      await ask();
    },
    signIn: async (input) => {
      const problem = await signIn(client, input);
      if (problem === null) await ask();
      return problem;
    },
    signInAgain: async (input, before) => {
      const problem = await signIn(client, input);
      if (problem !== null) return problem;
      const found = await askViewer(client);
      const isLeft = found.kind === "signedIn" && found.viewer.post.id !== before.post.id;
      if (isLeft && found.viewer.posts.some(({ id }) => id === before.post.id)) return switchPost(before.post.id);
      await ask();
      return null;
    },
    signOut: async () => {
      await client.mutation(SignOutDocument, {}).toPromise();
      leave();
    },
  };
}

/** Whoever was in and is not any more is told so; whoever was never in is only asked. */
function over(old: Entry): Entry {
  const isOver = old.kind === "signedIn" || (old.kind === "signedOut" && old.isOver);
  return { kind: "signedOut", isOver };
}

async function askViewer(client: Client): Promise<Entry> {
  const { data, error } = await client.query(ViewerDocument, {}).toPromise();
  const fields = readFragment(ViewerFieldsFragmentDoc, data?.viewer);
  if (fields != null) return { kind: "signedIn", viewer: readViewer(fields), turn: 0 };
  const fault = error === undefined ? null : readFault(error);
  return fault === null || fault.kind === "signedOut"
    ? { kind: "signedOut", isOver: false }
    : { kind: "failed", fault };
}
