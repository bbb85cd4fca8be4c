import { Button, Result } from "antd";
import type { ReactNode } from "react";
import type { Fault } from "../ask/index.js";
import { useWords } from "../words/index.js";

/** Says why the screen cannot open, and tries again on demand. */
export function SessionFault({ fault, again }: { readonly fault: Fault; readonly again: () => void }): ReactNode {
  const words = useWords();
  return (
    <Result
      status="warning"
      title={words(`fault.${fault.kind}`)}
      subTitle={`${words("fault.code")} ${fault.code}`}
      extra={
        <Button type="primary" onClick={again}>
          {words("app.tryAgain")}
        </Button>
      }
    />
  );
}
