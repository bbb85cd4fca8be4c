import { useState, type ReactNode } from "react";
import { useClient } from "urql";
import { useWords } from "../words/index.js";
import { FILE_TYPES, sendFile } from "./send-file.js";
import type { DraftAndWays } from "./use-draft.js";

/** Photos and papers: sent as soon as they are chosen, so that the report itself is quick and a reload loses none. */
export function FilesField({ draft, change }: DraftAndWays): ReactNode {
  const words = useWords();
  const client = useClient();
  const [waiting, setWaiting] = useState(0);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const { files } = draft;
  const take = async (chosen: readonly File[]): Promise<void> => {
    setProblems([]);
    setWaiting(chosen.length);
    const sent = [...files];
    for (const file of chosen) {
      const outcome = await sendFile(client, file);
      if ("sent" in outcome) sent.push(outcome.sent);
      else setProblems((old) => [...old, `${file.name}: ${outcome.problem}`]);
      change({ files: [...sent] });
      setWaiting((count) => count - 1);
    }
  };
  return (
    <div className="labelled">
      <label className="intake-pick">
        ＋ {words("intake.files")}
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
      {waiting > 0 && <p role="status">{words("intake.fileSending", { count: waiting })}</p>}
      <FileList draft={draft} change={change} />
      {problems.map((problem) => (
        <p key={problem} className="labelled-fault" role="alert">
          {problem}
        </p>
      ))}
    </div>
  );
}

function FileList({ draft: { files }, change }: DraftAndWays): ReactNode {
  const words = useWords();
  return (
    <ul className="intake-files">
      {files.map(({ evidenceId, name }) => (
        <li key={evidenceId}>
          {name}
          <button
            type="button"
            className="bar-button"
            aria-label={words("intake.dropFile", { name })}
            onClick={() => change({ files: files.filter((file) => file.evidenceId !== evidenceId) })}
          >
            ✕
          </button>
        </li>
      ))}
    </ul>
  );
}
