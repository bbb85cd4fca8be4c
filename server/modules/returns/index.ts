export { requestReturn, type RequestReturnInput } from "./request-return.js";
export { ruleOnReturnDispute } from "./rule-on-return-dispute.js";
export { ruleOnReturn, type RuleOnReturnInput } from "./rule-on-return.js";
