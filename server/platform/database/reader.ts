import type { Scope } from "../../kernel/actor.js";

/** Who reads: a viewer bounded by a scope, or a named system worker that sees the whole county. */
export type Reader = { readonly personId: string; readonly scope: Scope } | { readonly system: string };
