import { useMemo, type ReactNode } from "react";
import { Provider } from "urql";
import { LockCover } from "./lock-cover.js";
import { SessionContext, type Session } from "./session-context.js";
import { SessionFault } from "./session-fault.js";
import { SignInPage } from "./sign-in-page.js";
import { useEntry } from "./use-entry.js";
import { useIdleLock } from "./use-idle-lock.js";

interface SessionGateProps {
  /** Whether an idle screen is covered; a wall never is. */
  readonly isLockable: boolean;
  readonly children: ReactNode;
}

/** Shows the screen to whoever is signed in, and the way in to everybody else. Another person or post begins the screen anew. */
export function SessionGate({ isLockable, children }: SessionGateProps): ReactNode {
  const { client, entry, ask, signIn, signInAgain, signOut, switchPost, viewAs, stopViewingAs } = useEntry();
  const idleLock = useIdleLock(isLockable);
  const viewer = entry.kind === "signedIn" ? entry.viewer : null;
  const session = useMemo(
    (): Session | null =>
      viewer && { viewer, signOut, switchPost, viewAs, stopViewingAs, ended: () => void ask("anew"), idleLock },
    [viewer, signOut, switchPost, viewAs, stopViewingAs, ask, idleLock],
  );
  const { unlock } = idleLock;
  const enter = async (input: Parameters<typeof signIn>[0]) => {
    const problem = await signIn(input);
    if (problem === null) unlock();
    return problem;
  };
  if (entry.kind === "asking") return null;
  if (entry.kind === "failed") return <SessionFault fault={entry.fault} again={() => void ask()} />;
  if (entry.kind === "signedOut" || session === null) {
    const isOver = entry.kind === "signedOut" && entry.isOver;
    return <SignInPage signIn={enter} isOver={isOver} {...(isLockable ? {} : { ask })} />;
  }
  const uncover = async (input: Parameters<typeof signIn>[0]) => {
    const problem = await signInAgain(input, session.viewer);
    if (problem === null) unlock();
    return problem;
  };
  return (
    <Provider value={client}>
      <SessionContext value={session}>
        <div className="screen" key={`${session.viewer.personId} ${session.viewer.post.id} ${entry.turn}`}>
          {children}
        </div>
        {isLockable && idleLock.isLocked && <LockCover unlock={uncover} signOut={() => void signOut()} />}
      </SessionContext>
    </Provider>
  );
}
