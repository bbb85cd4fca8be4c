// Preloaded by `node --import` into a server under test: replaces a text in one built module by a defective one. Production code holds no
// switch for any of this; without the preload there is nothing to switch on.
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { plantedDefects } from "./planted-defects.js";

const name = process.env["PLANTED_DEFECT"] ?? "";
const defect = plantedDefects[name];
if (defect === undefined) throw new Error(`there is no planted defect "${name}"`);

registerHooks({
  load(url, context, next) {
    if (!url.endsWith(`/dist/${defect.module}`)) return next(url, context);
    const source = readFileSync(fileURLToPath(url), "utf8");
    if (source.split(defect.find).length !== 2)
      throw new Error(`"${defect.find}" does not stand once in ${defect.module}`);
    return { format: "module", shortCircuit: true, source: source.replace(defect.find, defect.replace) };
  },
});
