import { InputType } from "type-graphql";
import { ReasonedIncidentInput } from "./reasoned-incident.input.js";

/** Reopening. */
@InputType("ReopenIncidentInput", { description: "重新办理。\nReopening, within 30 days." })
export class ReopenIncidentInput extends ReasonedIncidentInput {}
