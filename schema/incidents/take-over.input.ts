import { InputType } from "type-graphql";
import { ReasonedIncidentInput } from "./reasoned-incident.input.js";

/** The county takes over. */
@InputType("TakeOverInput", { description: "提级办理。\nThe county takes over." })
export class TakeOverInput extends ReasonedIncidentInput {}
