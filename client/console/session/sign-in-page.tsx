import type { ReactNode } from "react";
import { CredentialsForm, type Credentials } from "./credentials-form.js";
import { lastName } from "./last-name.js";

/** The way in. */
export function SignInPage({ signIn }: { readonly signIn: (input: Credentials) => Promise<string | null> }): ReactNode {
  return (
    <main className="sign-in">
      <h1>
        一哨通 <small>Muster</small>
      </h1>
      <CredentialsForm name={lastName()} verb="signIn" submit={signIn} />
    </main>
  );
}
