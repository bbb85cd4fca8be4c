import * as actions from "./en/actions.js";
import * as enums from "./en/enums.js";
import * as panels from "./en/panels.js";
import * as screen from "./en/screen.js";

/** Every text in English; each section has a file of its own under en/. */
export const en = { ...enums, ...actions, ...screen, ...panels } as const;
