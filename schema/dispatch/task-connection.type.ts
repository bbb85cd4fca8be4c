import { ObjectType } from "type-graphql";
import type { PlacedTask } from "../../server/modules/dispatch/index.js";
import { connectionOf, type Connection } from "../common/connection.js";
import { TaskType } from "./task.type.js";

const names = { name: "Task", chinese: "任务", english: "a task" };

/** One page of tasks, as the contract shows it; asOf is in tasks.resolver. */
@ObjectType("TaskConnection", { description: "一页任务。\nOne page of tasks." })
export class TaskConnectionType extends connectionOf(() => TaskType, names) {}

/** A page of tasks before its references are read. */
export type TaskConnection = Connection<PlacedTask>;
