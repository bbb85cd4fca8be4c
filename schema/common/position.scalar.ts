import { textScalar } from "./text-scalar.js";

/** A journal position: 64 bits do not fit a JSON number, hence a text. */
export const PositionScalar = textScalar({
  name: "Position",
  description: "日志位置：64 位整数的十进制文本。\nA journal position: a 64-bit whole number as decimal text.",
  form: /^\d{1,19}$/,
  because: "日志位置须为十进制数字文本。A Position is a text of decimal digits.",
});
