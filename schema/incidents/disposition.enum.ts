import { registerEnumType } from "type-graphql";
import type { Disposition } from "../../server/modules/incidents/index.js";

/** How an incident ended, as the contract shows it. */
export const DispositionEnum = {
  RESOLVED: "RESOLVED",
  ON_THE_SPOT: "ON_THE_SPOT",
  ANSWERED: "ANSWERED",
  NOT_FOUND: "NOT_FOUND",
  DUPLICATE: "DUPLICATE",
  TRANSFERRED: "TRANSFERRED",
  ENFORCEMENT_FILED: "ENFORCEMENT_FILED",
} as const satisfies Record<Disposition, Disposition>;

registerEnumType(DispositionEnum, {
  name: "Disposition",
  description: "结案方式。\nHow an incident was closed.",
  valuesConfig: {
    RESOLVED: { description: "已解决。\nResolved." },
    ON_THE_SPOT: { description: "即报即结。\nSettled on the spot." },
    ANSWERED: { description: "已答复。\nAnswered." },
    NOT_FOUND: { description: "现场未发现。\nNothing was found." },
    DUPLICATE: { description: "重复。\nA duplicate." },
    TRANSFERRED: { description: "已移送。\nTransferred to whom it concerns." },
    ENFORCEMENT_FILED: { description: "转执法立案。\nAn enforcement file was opened." },
  },
});
