import { result } from "../../shared/words/result.zh.js";
import { actions } from "./zh/actions.js";
import { enums } from "./zh/enums.js";
import { files } from "./zh/files.js";
import { queue } from "./zh/queue.js";
import { map } from "./zh/map.js";
import { detail } from "./zh/detail.js";
import { field } from "./zh/field.js";
import { commands } from "./zh/commands.js";
import { admin } from "./zh/admin.js";
import { help } from "./zh/help.js";
import { intake } from "./zh/intake.js";
import { sound } from "./zh/sound.js";
import { change } from "./zh/change.js";
import { wall } from "./zh/wall.js";
import { screen } from "./zh/screen.js";

/** Every text in Chinese, the product's first language; each section has a file of its own under zh/. */
export const zh = {
  ...enums,
  ...actions,
  ...screen,
  ...files,
  queue,
  map,
  detail,
  field,
  commands,
  admin,
  help,
  intake,
  sound,
  change,
  wall,
  result,
} as const;
