import type { LiveSource } from "./common/live-source.js";
import { boardSource } from "./dispatch/board.source.js";
import { taskFeedSource } from "./dispatch/task-feed.source.js";
import { incidentFeedSource } from "./incidents/incident-feed.source.js";
import { squadPositionsSource } from "./organisations/squad-positions.source.js";

/** What stands behind each root field of the subscription type. */
export const liveSources: Readonly<Record<string, LiveSource>> = {
  incidentFeed: incidentFeedSource,
  taskFeed: taskFeedSource,
  squadPositions: squadPositionsSource,
  board: boardSource,
};
