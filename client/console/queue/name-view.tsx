import { Input, Modal } from "antd";
import { useState, type ReactNode } from "react";
import { useWords } from "../words/index.js";

interface NameViewProps {
  readonly keep: (name: string) => void;
  readonly close: () => void;
}

/** Asks how a view shall be called; Enter keeps it, and without a name there is nothing to keep. */
export function NameView({ keep, close }: NameViewProps): ReactNode {
  const words = useWords();
  const [name, setName] = useState("");
  const save = (): void => {
    if (name.trim() === "") return;
    keep(name.trim());
    close();
  };
  return (
    <Modal
      open
      title={words("queue.saveView")}
      okText={words("queue.save")}
      okButtonProps={{ disabled: name.trim() === "" }}
      onOk={save}
      onCancel={close}
      width={416}
      focusTriggerAfterClose={false}
      destroyOnHidden
    >
      <Input
        autoFocus
        maxLength={20}
        value={name}
        aria-label={words("queue.viewName")}
        onChange={({ target }) => setName(target.value)}
        onPressEnter={save}
      />
    </Modal>
  );
}
