import { useMemo } from "react";
import { useQuery } from "urql";
import {
  AgencyChoicesDocument,
  MatterChoicesDocument,
  SquadChoicesDocument,
  type SquadChoicesQuery,
} from "../../generated/graphql.js";
import { isEnded, useIncidents, useSquads, type SquadRow } from "../store/index.js";
import { inOwnLanguage, resultWords, useWords, type Words } from "../words/index.js";
import type { Target } from "./action.js";
import type { Choice } from "./choice.js";
import type { FieldKind } from "./field.js";
import { CHECK_METHODS, CHECK_RESULTS, DISPOSITIONS, TIERS } from "./incident-actions.js";

/** What a field offers; `note` says why there is little or nothing. */
export interface Choices {
  readonly choices: readonly Choice[];
  readonly isLoading: boolean;
  readonly note: string | null;
}

const plain = (value: string, label: string, hint: string | null = null): Choice => ({
  value,
  label,
  hint,
  search: label,
});

/** The choices of a field for a target; lists of the county are asked for when a field first needs them. */
export function useChoices(kind: FieldKind, target: Target): Choices {
  const words = useWords();
  const [agencies] = useQuery({ query: AgencyChoicesDocument, pause: kind !== "agency" && kind !== "agencies" });
  const [matters] = useQuery({ query: MatterChoicesDocument, pause: kind !== "matter" });
  const [squads] = useQuery({
    query: SquadChoicesDocument,
    pause: kind !== "squad",
    variables: { incidentId: target.incident.id, agencyId: target.task?.agency.id ?? null },
  });
  const incidents = useIncidents(kind === "incident");
  const known = useSquads(kind === "squad");
  return useMemo(() => {
    const ready = (choices: readonly Choice[], note: string | null = null) => ({ choices, isLoading: false, note });
    switch (kind) {
      case "agency":
      case "agencies":
        return {
          ...ready((agencies.data?.agencies ?? []).map(({ id, name }) => plain(id, name))),
          isLoading: agencies.fetching,
        };
      case "matter":
        return {
          ...ready(
            (matters.data?.matters ?? []).map((matter) =>
              plain(matter.code, `${matter.code} ${matter.name}`, matter.class.name),
            ),
          ),
          isLoading: matters.fetching,
        };
      case "squad":
        return { ...squadChoices(squads.data, known, target, words), isLoading: squads.fetching };
      case "incident":
        return ready(
          incidents
            .filter((row) => row.id !== target.incident.id && !isEnded(row))
            .toSorted((a, b) => nearness(a, target) - nearness(b, target))
            .slice(0, 200)
            .map((row) => plain(row.id, `${row.number} ${row.matterName ?? row.title}`, row.divisionName)),
        );
      case "resultCode":
        return ready((target.incident.matter?.resultCodes ?? []).map((code) => plain(code, resultWords(words, code))));
      default:
        return ready(fixedChoices(kind, words));
    }
  }, [kind, target, words, agencies, matters, squads, incidents, known]);
}

/** The recommended ones first, each with why; then all others of the agency, for whom a reason for the exception has to be given. */
function squadChoices(
  data: SquadChoicesQuery | undefined,
  known: readonly SquadRow[],
  { task }: Target,
  words: Words,
): Pick<Choices, "choices" | "note"> {
  const { candidates = [], shortfall = [] } = data?.recommendSquads ?? {};
  const choices = candidates.map(({ squad, rank, reasons, warnings }) =>
    plain(squad.id, `${rank}. ${squad.name}`, [...reasons, ...warnings].map(inOwnLanguage).join("；")),
  );
  const recommended = new Set(choices.map(({ value }) => value));
  const others = known
    .filter(({ id, agencyId }) => agencyId === task?.agency.id && !recommended.has(id))
    .map(({ id, name, availability, availabilityReason }) =>
      plain(id, name, `${words(`availability.${availability}`)}；${inOwnLanguage(availabilityReason)}`),
    );
  return {
    choices: [...choices, ...others],
    note: shortfall.length === 0 ? null : shortfall.map(inOwnLanguage).join("；"),
  };
}

function fixedChoices(kind: FieldKind, words: Words): readonly Choice[] {
  switch (kind) {
    case "tier":
      return TIERS.map((tier) => plain(tier, words(`tier.${tier}`)));
    case "disposition":
      return DISPOSITIONS.map((one) => plain(one, words(`disposition.${one}`)));
    case "checkMethod":
      return CHECK_METHODS.map((one) => plain(one, words(`checkMethod.${one}`)));
    case "checkResult":
      return CHECK_RESULTS.map((one) => plain(one, words(`checkResult.${one}`)));
    default:
      return [];
  }
}

/** How near another incident lies, for the order of a list; what has no place comes last. */
function nearness(
  { longitude, latitude }: { readonly longitude: number | null; readonly latitude: number | null },
  { incident: { location } }: Target,
): number {
  if (location === null || longitude === null || latitude === null) return Number.POSITIVE_INFINITY;
  return Math.hypot(location.longitude - longitude, location.latitude - latitude);
}
