// Preloaded by `node --import`: what a test imports from the product is the built module, in which a defect may be planted.
import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const root = pathToFileURL(`${join(import.meta.dirname, "../../..")}/`).href;

registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith(".") || context.parentURL === undefined) return next(specifier, context);
    const { href } = new URL(specifier, context.parentURL);
    const isProduct = ["server/", "client/"].some((folder) => href.startsWith(`${root}${folder}`));
    return next(isProduct ? href.replace(root, `${root}dist/`) : specifier, context);
  },
});
