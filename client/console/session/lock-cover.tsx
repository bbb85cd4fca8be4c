import { useEffect, useRef, type ReactNode } from "react";
import { useWords } from "../words/index.js";
import { CredentialsForm, type Credentials } from "./credentials-form.js";
import { lastName } from "./last-name.js";

interface LockCoverProps {
  readonly unlock: (input: Credentials) => Promise<string | null>;
  readonly signOut: () => void;
}

/** Covers the desk until the password is given again; what is under it goes on, unseen and out of reach. */
export function LockCover({ unlock, signOut }: LockCoverProps): ReactNode {
  const words = useWords();
  const cover = useRef<HTMLDialogElement>(null);
  useEffect(() => cover.current?.showModal(), []);
  return (
    <dialog
      ref={cover}
      className="lock-cover"
      aria-label={words("session.locked")}
      onCancel={(event) => event.preventDefault()}
      // A browser closes a dialog at the second Escape whatever is said.
      onClose={() => cover.current?.showModal()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className="sign-in">
        <h1>{words("session.locked")}</h1>
        <p>{words("session.lockedWhy")}</p>
        <CredentialsForm name={lastName()} verb="unlock" submit={unlock} />
        <button type="button" className="bar-button" onClick={signOut}>
          {words("session.signOut")}
        </button>
      </div>
    </dialog>
  );
}
