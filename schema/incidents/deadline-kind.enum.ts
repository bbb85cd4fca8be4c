import { registerEnumType } from "type-graphql";
import type { DeadlineKind } from "../../server/modules/incidents/index.js";

/** What is due, as the contract shows it. */
export const DeadlineKindEnum = {
  VERIFY: "VERIFY",
  FILE: "FILE",
  DISPATCH: "DISPATCH",
  ACCEPT: "ACCEPT",
  ARRIVE: "ARRIVE",
  HANDLE: "HANDLE",
  CHECK: "CHECK",
  CLOSE: "CLOSE",
  UPSTREAM: "UPSTREAM",
} as const satisfies Record<DeadlineKind, DeadlineKind>;

registerEnumType(DeadlineKindEnum, {
  name: "DeadlineKind",
  description: "时限种类。\nWhat is due.",
  valuesConfig: {
    VERIFY: { description: "核实。\nVerification." },
    FILE: { description: "受理立案。\nFiling." },
    DISPATCH: { description: "派遣。\nDispatch." },
    ACCEPT: { description: "签收。\nAcceptance by the agency." },
    ARRIVE: { description: "到场。\nArrival." },
    HANDLE: { description: "处置。\nHandling." },
    CHECK: { description: "核查。\nThe check." },
    CLOSE: { description: "结案。\nClosing." },
    UPSTREAM: { description: "上级（热线）要求的办结时限。\nThe term set upstream, by hotline or superior." },
  },
});
