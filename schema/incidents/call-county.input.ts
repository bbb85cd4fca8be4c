import { InputType } from "type-graphql";
import { ReasonedIncidentInput } from "./reasoned-incident.input.js";

/** A township calls the county. */
@InputType("CallCountyInput", { description: "乡呼县应：呼叫县中心。\nA township calls the county." })
export class CallCountyInput extends ReasonedIncidentInput {}
