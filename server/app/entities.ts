import * as access from "../modules/access/index.js";
import * as dispatch from "../modules/dispatch/index.js";
import * as evidence from "../modules/evidence/index.js";
import * as geography from "../modules/geography/index.js";
import * as incidents from "../modules/incidents/index.js";
import * as matters from "../modules/matters/index.js";
import * as organisations from "../modules/organisations/index.js";

/** Every table that an entity describes, module by module. */
export const entities = [
  geography.DivisionEntity,
  geography.GridEntity,
  organisations.LineEntity,
  organisations.AgencyEntity,
  organisations.SquadEntity,
  organisations.SquadTrackEntity,
  organisations.PersonEntity,
  organisations.PostHoldingEntity,
  access.CredentialEntity,
  access.SessionEntity,
  matters.MatterClassEntity,
  matters.MatterEntity,
  matters.ResponsibilityRuleEntity,
  matters.CalendarDayEntity,
  matters.ResultCodeEntity,
  matters.CenterLimitEntity,
  incidents.IncidentEntity,
  incidents.ReportEntity,
  incidents.DeadlineEntity,
  evidence.EvidenceEntity,
  dispatch.TaskEntity,
  dispatch.AssignmentEntity,
  dispatch.ReturnRequestEntity,
] as const;
