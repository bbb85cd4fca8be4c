import { ObjectType } from "type-graphql";
import { connectionOf } from "../common/connection.js";
import { ReportType } from "./report.type.js";

const names = { name: "Report", chinese: "上报记录", english: "a report" };

/** One page of reports, as the contract shows it. */
@ObjectType("ReportConnection", { description: "一页上报记录。\nOne page of reports." })
export class ReportConnectionType extends connectionOf(() => ReportType, names) {}
