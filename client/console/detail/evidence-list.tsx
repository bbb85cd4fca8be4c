import { Image } from "antd";
import type { ReactNode } from "react";
import type { Detail } from "../selected/index.js";
import { fullTime, useWords } from "../words/index.js";

/** The evidence: pictures to look at, other files to open, each with its time and digest. */
export function EvidenceList({ detail: { evidence } }: { readonly detail: Detail }): ReactNode {
  const words = useWords();
  return (
    <section className="detail-section">
      <h3>{words("detail.evidence")}</h3>
      {evidence.length === 0 && <p className="detail-quiet">{words("detail.noEvidence")}</p>}
      <ul className="detail-evidence">
        {evidence.map(({ id, kind, contentType, url, sha256, capturedAt, uploadedAt }) => (
          <li key={id} title={`SHA-256 ${sha256}`}>
            {uploadedAt !== null && contentType.startsWith("image/") ? (
              <Image src={url} alt={kind} width={96} height={72} className="detail-picture" />
            ) : uploadedAt === null ? (
              <span className="detail-tag">{words("detail.notUploaded")}</span>
            ) : (
              <a href={url} target="_blank" rel="noreferrer">
                {contentType}
              </a>
            )}
            <small>
              {kind} {capturedAt === null ? "" : fullTime(Date.parse(capturedAt))}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
