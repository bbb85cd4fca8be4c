import { ObjectType } from "type-graphql";
import type { IncidentSearch, PlacedIncident } from "../../server/modules/incidents/index.js";
import { connectionOf, type Connection } from "../common/connection.js";
import { IncidentType } from "./incident.type.js";

const names = { name: "Incident", chinese: "事件", english: "an incident" };

/** One page of incidents, as the contract shows it; totalCount and asOf are in incidents.resolver. */
@ObjectType("IncidentConnection", { description: "一页事件。\nOne page of incidents." })
export class IncidentConnectionType extends connectionOf(() => IncidentType, names) {}

/** A page with the question that it answers, so that a total is counted only when asked for. */
export interface IncidentConnection extends Connection<PlacedIncident> {
  readonly search: IncidentSearch;
}
