import { Modal } from "antd";
import type { ReactNode } from "react";
import { INCIDENT_ACTIONS, TASK_ACTIONS } from "../actions/index.js";
import { useWords, type WordKey } from "../words/index.js";

/** The keys that are no actions. */
const SCREEN_KEYS: readonly (readonly [keys: string, name: WordKey])[] = [
  ["J K", "commands.keyMove"],
  ["Enter", "commands.keyOpen"],
  ["Esc", "commands.keyLeave"],
  ["/", "commands.keySearch"],
  ["O", "queue.ended"],
  ["N", "commands.keyReport"],
  ["Q", "commands.keyQuiet"],
  [": Ctrl+K", "commands.keyLine"],
  ["?", "commands.keyKeys"],
  ["F1", "commands.keyHelp"],
];

/** The map of keys: those of the screen, and those of the selected incident. */
export function KeyMap({ isOpen, close }: { readonly isOpen: boolean; readonly close: () => void }): ReactNode {
  const words = useWords();
  const actions = [...INCIDENT_ACTIONS.values(), ...TASK_ACTIONS.values()].flatMap(({ key, name }) =>
    key === null ? [] : [[key.toUpperCase(), name] as const],
  );
  return (
    <Modal
      open={isOpen}
      onCancel={close}
      footer={null}
      title={words("commands.keys")}
      width={640}
      focusTriggerAfterClose={false}
      destroyOnHidden
    >
      <div className="key-map">
        <KeyList title={words("commands.keysOfScreen")} keys={SCREEN_KEYS} />
        <KeyList title={words("commands.keysOfIncident")} keys={actions} />
      </div>
      <p>{words("commands.help")}</p>
    </Modal>
  );
}

interface KeyListProps {
  readonly title: string;
  readonly keys: readonly (readonly [keys: string, name: WordKey])[];
}

function KeyList({ title, keys }: KeyListProps): ReactNode {
  const words = useWords();
  return (
    <table>
      <caption>{title}</caption>
      <tbody>
        {keys.map(([key, name]) => (
          <tr key={name}>
            <th scope="row">
              {key.split(" ").map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </th>
            <td>{words(name)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
