import { InputType } from "type-graphql";
import { ReasonedIncidentInput } from "./reasoned-incident.input.js";

/** Rejecting a report. */
@InputType("RejectIncidentInput", { description: "不予受理。\nRejecting a report." })
export class RejectIncidentInput extends ReasonedIncidentInput {}
