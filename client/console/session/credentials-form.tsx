import { Alert, Button, Form, Input } from "antd";
import { useState, type ReactNode } from "react";
import { useWords } from "../words/index.js";
import "./credentials-form.css";

/** What somebody signs in with. */
export interface Credentials {
  readonly name: string;
  readonly password: string;
}

interface CredentialsFormProps {
  readonly name: string;
  readonly verb: "signIn" | "unlock";
  /** Gives what stands in the way, in words, or null. */
  readonly submit: (input: Credentials) => Promise<string | null>;
}

/** Asks for name and password; begins where something is missing. */
export function CredentialsForm({ name, verb, submit }: CredentialsFormProps): ReactNode {
  const words = useWords();
  const [problem, setProblem] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [isCapsOn, setCapsOn] = useState(false);
  const send = async (input: Credentials) => {
    setAsking(true);
    setProblem(null);
    setProblem(await submit(input));
    setAsking(false);
  };
  return (
    <Form
      className="credentials"
      layout="vertical"
      requiredMark={false}
      initialValues={{ name }}
      onKeyUp={(event) => setCapsOn(event.getModifierState("CapsLock"))}
      onFinish={(input: Credentials) => void send(input)}
    >
      <Form.Item
        name="name"
        label={words("session.name")}
        rules={[{ required: true, message: words("session.nameMissing") }]}
      >
        <Input autoFocus={name === ""} autoComplete="username" autoCapitalize="off" />
      </Form.Item>
      <Form.Item
        name="password"
        label={words("session.password")}
        rules={[{ required: true, message: words("session.passwordMissing") }]}
      >
        <Input.Password autoFocus={name !== ""} autoComplete="current-password" />
      </Form.Item>
      {isCapsOn && <Alert type="warning" showIcon title={words("session.capsOn")} role="status" />}
      {problem !== null && <Alert type="error" showIcon title={problem} role="alert" />}
      <Button type="primary" htmlType="submit" block loading={isAsking}>
        {words(`session.${verb}`)}
      </Button>
    </Form>
  );
}
