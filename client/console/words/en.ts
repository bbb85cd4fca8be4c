import { result } from "../../shared/words/result.en.js";
import { actions } from "./en/actions.js";
import { enums } from "./en/enums.js";
import { files } from "./en/files.js";
import { queue } from "./en/queue.js";
import { map } from "./en/map.js";
import { detail } from "./en/detail.js";
import { field } from "./en/field.js";
import { commands } from "./en/commands.js";
import { admin } from "./en/admin.js";
import { help } from "./en/help.js";
import { intake } from "./en/intake.js";
import { sound } from "./en/sound.js";
import { change } from "./en/change.js";
import { wall } from "./en/wall.js";
import { screen } from "./en/screen.js";

/** Every text in English; each section has a file of its own under en/. */
export const en = {
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
