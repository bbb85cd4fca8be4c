import type { Id } from "../../server/kernel/ids.js";
import { assignmentsById, tasksById } from "../../server/modules/dispatch/index.js";
import { divisionsById, gridsById } from "../../server/modules/geography/index.js";
import { evidenceById } from "../../server/modules/evidence/index.js";
import { incidentsById } from "../../server/modules/incidents/index.js";
import { mattersById, rulesById } from "../../server/modules/matters/index.js";
import { agenciesByIds, peopleByIds, squadsByIds } from "../../server/modules/organisations/index.js";
import type { Batch } from "./context.js";
import type { NodePrefix } from "./node.interface.js";

/** How the rows behind ids of one prefix are read, under the viewer's scope. */
export type NodeLoaders = { readonly [Prefix in NodePrefix]?: Batch<Id<Prefix>, object> };

/** Every kind of thing that `node` can answer with. */
export const nodeLoaders: NodeLoaders = {
  div: divisionsById,
  grd: gridsById,
  agc: agenciesByIds,
  sqd: squadsByIds,
  per: peopleByIds,
  mat: mattersById,
  rul: rulesById,
  inc: incidentsById,
  tsk: tasksById,
  asg: assignmentsById,
  evd: evidenceById,
};
