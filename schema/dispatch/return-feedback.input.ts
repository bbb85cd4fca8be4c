import { InputType } from "type-graphql";
import { ReasonedIncidentInput } from "../incidents/reasoned-incident.input.js";

/** Sending feedback back. */
@InputType("ReturnFeedbackInput", { description: "退回补充反馈。\nSending incomplete feedback back." })
export class ReturnFeedbackInput extends ReasonedIncidentInput {}
