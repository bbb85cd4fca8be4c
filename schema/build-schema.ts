import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchemaSync } from "type-graphql";
import { DateTimeScalar } from "./common/date-time.scalar.js";
import { guardArguments } from "./common/guard-arguments.js";

import { SessionResolver } from "./access/session.resolver.js";
import { ViewerResolver } from "./access/viewer.resolver.js";
import { NodeResolver } from "./common/node.resolver.js";
import { SquadAvailabilityResolver } from "./dispatch/squad-availability.resolver.js";
import { DivisionResolver } from "./geography/division.resolver.js";
import { GridResolver } from "./geography/grid.resolver.js";
import { DeadlineResolver } from "./incidents/deadline.resolver.js";
import { EvidencePayloadResolver, EvidenceResolver } from "./incidents/evidence.resolver.js";
import { IncidentResolver } from "./incidents/incident.resolver.js";
import { IncidentsResolver } from "./incidents/incidents.resolver.js";
import { IncidentJournalResolver, JournalEntryResolver } from "./incidents/journal-entry.resolver.js";
import { IncidentReportsResolver, ReportResolver } from "./incidents/report.resolver.js";
import { RevealReporterResolver } from "./incidents/reveal-reporter.resolver.js";
import { AssignmentCommandResolver } from "./dispatch/assignment-command.resolver.js";
import { AssignmentResolver } from "./dispatch/assignment.resolver.js";
import { AgencyLoadResolver, BoardResolver, DivisionLoadResolver } from "./dispatch/board.resolver.js";
import { IncidentDispatchResolver } from "./dispatch/incident-dispatch.resolver.js";
import { RecommendationResolver } from "./dispatch/recommendation.resolver.js";
import { RhythmResolver } from "./dispatch/rhythm.resolver.js";
import { TaskCommandResolver } from "./dispatch/task-command.resolver.js";
import { TaskResolver } from "./dispatch/task.resolver.js";
import { IncidentTasksResolver, JournalEntryDispatchResolver, TasksResolver } from "./dispatch/tasks.resolver.js";
import { EvidenceIntakeResolver } from "./incidents/evidence-intake.resolver.js";
import { IncidentEndingResolver } from "./incidents/incident-ending.resolver.js";
import { IncidentIntakeResolver } from "./incidents/incident-intake.resolver.js";
import { BoardSubscription } from "./dispatch/board.subscription.js";
import { TaskFeedSubscription } from "./dispatch/task-feed.subscription.js";
import { IncidentFeedSubscription } from "./incidents/incident-feed.subscription.js";
import { SuggestMattersResolver } from "./incidents/suggest-matters.resolver.js";
import { DutyResolver } from "./matters/duty.resolver.js";
import { MatterResolver } from "./matters/matter.resolver.js";
import { ResponsibilityRuleResolver } from "./matters/responsibility-rule.resolver.js";
import { RoutingResolver } from "./matters/routing.resolver.js";
import { AgencyResolver } from "./organisations/agency.resolver.js";
import { PersonResolver, PostHoldingResolver } from "./organisations/person.resolver.js";
import { DivisionAgenciesResolver, GridWorkerResolver } from "./organisations/place-people.resolver.js";
import {
  SquadPositionUpdateResolver,
  SquadPositionsSubscription,
} from "./organisations/squad-positions.subscription.js";
import { SquadResolver } from "./organisations/squad.resolver.js";

/** Every resolver of the contract, module by module. */
const resolvers = [
  NodeResolver,
  DivisionResolver,
  GridResolver,
  AgencyResolver,
  PersonResolver,
  PostHoldingResolver,
  DivisionAgenciesResolver,
  GridWorkerResolver,
  SquadResolver,
  SessionResolver,
  ViewerResolver,
  DutyResolver,
  MatterResolver,
  ResponsibilityRuleResolver,
  RoutingResolver,
  DeadlineResolver,
  EvidencePayloadResolver,
  EvidenceResolver,
  IncidentResolver,
  IncidentsResolver,
  IncidentJournalResolver,
  JournalEntryResolver,
  IncidentReportsResolver,
  ReportResolver,
  RevealReporterResolver,
  SquadAvailabilityResolver,
  AssignmentCommandResolver,
  AssignmentResolver,
  AgencyLoadResolver,
  BoardResolver,
  DivisionLoadResolver,
  RhythmResolver,
  IncidentDispatchResolver,
  RecommendationResolver,
  TaskCommandResolver,
  TaskResolver,
  IncidentTasksResolver,
  JournalEntryDispatchResolver,
  TasksResolver,
  SuggestMattersResolver,
  EvidenceIntakeResolver,
  IncidentEndingResolver,
  IncidentIntakeResolver,
  BoardSubscription,
  IncidentFeedSubscription,
  SquadPositionUpdateResolver,
  SquadPositionsSubscription,
  TaskFeedSubscription,
] as const;

/** Subscriptions bring their own iterables; the library asks for a bus all the same. */
const noBus = {
  publish: () => {
    throw new Error("there is no bus: events leave by the journal");
  },
  subscribe: () => {
    throw new Error("there is no bus: subscriptions read the journal");
  },
};

/** What the three root types say of themselves; the library has no place for it. */
const ROOT_DESCRIPTIONS = {
  Query: "查询：一次查询读取同一时刻的数据。\nWhat can be asked; one query reads one instant.",
  Mutation: "操作：可安全重发，预期内的拒绝以数据返回。\nWhat can be done; safe to send again, refusals come as data.",
  Subscription: "订阅：实时推送，断线后可续。\nWhat can be followed live, and resumed after a broken line.",
} as const;

/** Builds the executable contract. */
export function buildSchema(): GraphQLSchema {
  const schema = guardArguments(
    buildSchemaSync({
      resolvers: [...resolvers],
      validate: false,
      pubSub: noBus,
      scalarsMap: [{ type: Date, scalar: DateTimeScalar }],
    }),
  );
  for (const [name, description] of Object.entries(ROOT_DESCRIPTIONS)) {
    const type = schema.getType(name);
    if (type !== undefined) type.description = description;
  }
  return schema;
}
