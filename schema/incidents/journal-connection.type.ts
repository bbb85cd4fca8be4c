import { ObjectType } from "type-graphql";
import { connectionOf } from "../common/connection.js";
import { JournalEntryType } from "./journal-entry.type.js";

const names = { name: "Journal", chinese: "日志条目", english: "an entry of the journal" };

/** One page of the journal, as the contract shows it. */
@ObjectType("JournalConnection", { description: "一页日志。\nOne page of the journal." })
export class JournalConnectionType extends connectionOf(() => JournalEntryType, names) {}
