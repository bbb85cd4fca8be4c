import type { ReactNode } from "react";
import { FilePicker } from "../files/index.js";
import { useWords } from "../words/index.js";
import type { DraftAndWays } from "./use-draft.js";

/** Photos and papers: sent as soon as they are chosen, so that the report itself is quick and a reload loses none. */
export function FilesField({ draft, change }: DraftAndWays): ReactNode {
  const words = useWords();
  const { files } = draft;
  return (
    <div className="labelled">
      <FilePicker incidentId={null} sent={(more) => change({ files: [...files, ...more] })} />
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
    </div>
  );
}
