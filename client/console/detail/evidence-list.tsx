import { Image } from "antd";
import type { ReactNode } from "react";
import { FilePicker } from "../files/index.js";
import { useSelected, type Detail } from "../selected/index.js";
import { fullTime, isWord, useWords, type Words } from "../words/index.js";

/** The evidence: pictures to look at, other files to open, each with its time and digest; and the way to add what came by mail or telephone. */
export function EvidenceList({ detail: { id, evidence, allowedActions } }: { readonly detail: Detail }): ReactNode {
  const words = useWords();
  const { refresh } = useSelected();
  return (
    <section className="detail-section">
      <h3>{words("detail.evidence")}</h3>
      {evidence.length === 0 && <p className="detail-quiet">{words("detail.noEvidence")}</p>}
      <ul className="detail-evidence">
        {evidence.map(({ id: evidenceId, kind, contentType, url, sha256, capturedAt, uploadedAt }) => (
          <li key={evidenceId} title={`SHA-256 ${sha256}`}>
            {uploadedAt !== null && contentType.startsWith("image/") ? (
              <Image src={url} alt={kindWords(words, kind)} width={96} height={72} className="detail-picture" />
            ) : uploadedAt === null ? (
              <span className="detail-tag">{words("detail.notUploaded")}</span>
            ) : (
              <a href={url} target="_blank" rel="noreferrer">
                {contentType}
              </a>
            )}
            <small>
              {kindWords(words, kind)} {capturedAt === null ? "" : fullTime(Date.parse(capturedAt))}
            </small>
          </li>
        ))}
      </ul>
      {allowedActions.includes("ADD_NOTE") && <FilePicker incidentId={id} sent={refresh} />}
    </section>
  );
}

function kindWords(words: Words, kind: string): string {
  const name = `evidenceKind.${kind}`;
  return isWord(name) ? words(name) : kind;
}
