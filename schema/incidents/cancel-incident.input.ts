import { InputType } from "type-graphql";
import { ReasonedIncidentInput } from "./reasoned-incident.input.js";

/** Cancelling before arrival. */
@InputType("CancelIncidentInput", { description: "撤销，仅限到场之前。\nCancelling, before arrival only." })
export class CancelIncidentInput extends ReasonedIncidentInput {}
