export { attachEvidence, findEvidence } from "./attach-evidence.js";
export { type Evidence, EvidenceEntity } from "./evidence.entity.js";
export { evidenceById, evidenceByIncident, evidenceByTask, type EvidenceRow } from "./evidence.queries.js";
export {
  awaitedEvidence,
  evidenceFile,
  type EvidenceFile,
  evidenceOfToken,
  noteEvidenceReceived,
  type UploadedEvidence,
} from "./receive-evidence.js";
export {
  EVIDENCE_BYTES_LIMIT,
  EVIDENCE_CONTENT_TYPES,
  type EvidenceAnswer,
  registerEvidence,
  type RegisterEvidenceInput,
} from "./register-evidence.js";
