import { textScalar } from "./text-scalar.js";

/** The code of a county, township or village. */
export const DivisionCodeScalar = textScalar({
  name: "DivisionCode",
  description:
    "区划代码：县 6 位（GB/T 2260）、乡镇街道 9 位、村社区 12 位。\nThe code of a division: 6 (county, GB/T 2260), 9 (township) or 12 (village) digits.",
  form: /^[1-9]\d{5}(\d{3}){0,2}$/,
  because: "区划代码须为 6、9 或 12 位数字。A DivisionCode has 6, 9 or 12 digits.",
});
