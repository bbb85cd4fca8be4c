import * as actions from "./zh/actions.js";
import * as enums from "./zh/enums.js";
import * as panels from "./zh/panels.js";
import * as screen from "./zh/screen.js";

/** Every text in Chinese, the product's first language; each section has a file of its own under zh/. */
export const zh = { ...enums, ...actions, ...screen, ...panels } as const;
