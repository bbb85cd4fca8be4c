import { Alert, Button, Form, Input } from "antd";
import { useState, type ReactNode } from "react";
import type { Client } from "urql";
import { readFragment } from "../../generated/fragment-masking.js";
import { RefusalFieldsFragmentDoc, SignInDocument } from "../../generated/graphql.js";
import { readFault } from "../ask/index.js";
import { useWords } from "../words/index.js";
import "./sign-in-page.css";

interface Credentials {
  readonly name: string;
  readonly password: string;
}

/** Asks for name and password; the session comes back as a cookie, so the token in the answer is left alone. */
export function SignInPage({
  client,
  signedIn,
}: {
  readonly client: Client;
  readonly signedIn: () => void;
}): ReactNode {
  const words = useWords();
  const [problem, setProblem] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const signIn = async (input: Credentials) => {
    setAsking(true);
    setProblem(null);
    const { data, error } = await client.mutation(SignInDocument, { input }).toPromise();
    setAsking(false);
    const refusal = readFragment(RefusalFieldsFragmentDoc, data?.signIn.refusal);
    if (refusal != null) setProblem(refusal.message);
    else if (error !== undefined) setProblem(words(`fault.${readFault(error).kind}`));
    else signedIn();
  };
  return (
    <main className="sign-in">
      <h1>
        一哨通 <small>Muster</small>
      </h1>
      <Form layout="vertical" requiredMark={false} onFinish={(input: Credentials) => void signIn(input)}>
        <Form.Item
          name="name"
          label={words("session.name")}
          rules={[{ required: true, message: words("session.nameMissing") }]}
        >
          <Input autoFocus autoComplete="username" autoCapitalize="off" />
        </Form.Item>
        <Form.Item
          name="password"
          label={words("session.password")}
          rules={[{ required: true, message: words("session.passwordMissing") }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        {problem !== null && <Alert type="error" showIcon title={problem} role="alert" />}
        <Button type="primary" htmlType="submit" block loading={isAsking}>
          {words("session.signIn")}
        </Button>
      </Form>
    </main>
  );
}
