import { useState, type ReactNode } from "react";
import { useClient } from "urql";
import { useWords } from "../words/index.js";
import { FILE_TYPES, sendFile, type SentFile } from "./send-file.js";
import "./files.css";

interface FilePickerProps {
  /** The incident that the files show; null where it is not reported yet. */
  readonly incidentId: string | null;
  /** Told after each file that is with the server, of all of this choice so far. */
  readonly sent: (files: readonly SentFile[]) => void;
}

/** Takes photos and papers and sends them as soon as they are chosen; says of each that is not taken why. */
export function FilePicker({ incidentId, sent }: FilePickerProps): ReactNode {
  const words = useWords();
  const client = useClient();
  const [waiting, setWaiting] = useState(0);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const take = async (chosen: readonly File[]): Promise<void> => {
    setProblems([]);
    setWaiting(chosen.length);
    const done: SentFile[] = [];
    for (const file of chosen) {
      const outcome = await sendFile(client, file, incidentId);
      if ("sent" in outcome) done.push(outcome.sent);
      else setProblems((old) => [...old, `${file.name}: ${outcome.problem}`]);
      sent([...done]);
      setWaiting((count) => count - 1);
    }
  };
  return (
    <div className="files">
      <label className="file-pick">
        ＋ {words("files.add")}
        <input
          className="unseen"
          type="file"
          multiple
          accept={FILE_TYPES.join(",")}
          disabled={waiting > 0}
          onChange={({ target }) => {
            const chosen = [...(target.files ?? [])];
            target.value = "";
            void take(chosen);
          }}
        />
      </label>
      {waiting > 0 && <p role="status">{words("files.sending", { count: waiting })}</p>}
      {problems.map((problem) => (
        <p key={problem} className="file-fault" role="alert">
          {problem}
        </p>
      ))}
    </div>
  );
}
