import { textScalar } from "./text-scalar.js";

/** A place in the feed; the client keeps it and gives it back, nothing else. */
export const CursorScalar = textScalar({
  name: "Cursor",
  description:
    "实时流中的位置，不透明：原样保存、原样交回。\nA place in the live feed, opaque: keep it and hand it back unchanged.",
  form: /^[\w-]{1,400}$/,
  because: "游标无效。This cursor is not ours.",
});
