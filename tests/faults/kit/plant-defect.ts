// Preloaded by `node --import` into a server under test: replaces a text in one built module by a defective one. Production code holds no
// switch for any of this; without the preload there is nothing to switch on.
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { plantedDefects, replaceOnce } from "./planted-defects.js";

const name = process.env["PLANTED_DEFECT"] ?? "";
const edits = plantedDefects[name];
if (edits === undefined) throw new Error(`there is no planted defect "${name}"`);

registerHooks({
  load(url, context, next) {
    const own = edits.filter(({ module }) => url.endsWith(`/dist/${module}`));
    if (own.length === 0) return next(url, context);
    const source = own.reduce(
      (text, edit) => replaceOnce(text, edit, edit.module),
      readFileSync(fileURLToPath(url), "utf8"),
    );
    return { format: "module", shortCircuit: true, source };
  },
});
