export { CHECK_METHODS, type CheckMethod } from "./check-method.js";
export { offerRework } from "./offer-rework.js";
export { recordCheck, type RecordCheckInput } from "./record-check.js";
export { requestCheck, type RequestCheckInput } from "./request-check.js";
export { requestVerification, type RequestVerificationInput } from "./request-verification.js";
export { returnFeedback } from "./return-feedback.js";
export { confirmTasks } from "./confirm-tasks.js";
