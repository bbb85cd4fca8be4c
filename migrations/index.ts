import { CreateGeography } from "./0001-geography.js";
import { CreateOrganisations } from "./0002-organisations.js";
import { CreateAccess } from "./0003-access.js";
import { CreateMatters } from "./0004-matters.js";
import { CreateIncidents } from "./0005-incidents.js";
import { CreateDispatch } from "./0006-dispatch.js";
import { CreateJournal } from "./0007-journal.js";
import { CreateSearch } from "./0008-search.js";
import { GrantApplication } from "./0009-grants.js";
import { CreateReferenceVersion } from "./0010-reference-version.js";
import { IndexLists } from "./0011-lists.js";
import { HideSearchWords } from "./0012-search-words.js";
import { CreateNodes } from "./0015-nodes.js";
import { ListIncidents } from "./0016-listings.js";
import { KeepJournalFloor } from "./0018-journal-floor.js";
import { LetEvidenceStand } from "./0019-evidence-stands.js";
import { AddViewedPost } from "./0020-view-as.js";
import { ServeSquadPhone } from "./0022-squad-phone.js";
import { AppendCommandsTogether } from "./0026-commands-together.js";
import { NumberJoinedReports } from "./0042-joined-reports.js";
import { KeepNodeLag } from "./0045-node-lag.js";

/** Every migration in order; the name is what the database remembers. */
export const migrations = [
  { name: "0001-geography", class: CreateGeography },
  { name: "0002-organisations", class: CreateOrganisations },
  { name: "0003-access", class: CreateAccess },
  { name: "0004-matters", class: CreateMatters },
  { name: "0005-incidents", class: CreateIncidents },
  { name: "0006-dispatch", class: CreateDispatch },
  { name: "0007-journal", class: CreateJournal },
  { name: "0008-search", class: CreateSearch },
  { name: "0009-grants", class: GrantApplication },
  { name: "0010-reference-version", class: CreateReferenceVersion },
  { name: "0011-lists", class: IndexLists },
  { name: "0012-search-words", class: HideSearchWords },
  { name: "0015-nodes", class: CreateNodes },
  { name: "0016-listings", class: ListIncidents },
  { name: "0018-journal-floor", class: KeepJournalFloor },
  { name: "0019-evidence-stands", class: LetEvidenceStand },
  { name: "0020-view-as", class: AddViewedPost },
  { name: "0022-squad-phone", class: ServeSquadPhone },
  { name: "0026-commands-together", class: AppendCommandsTogether },
  { name: "0042-joined-reports", class: NumberJoinedReports },
  { name: "0045-node-lag", class: KeepNodeLag },
];
