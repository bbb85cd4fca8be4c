import { useCallback, useMemo } from "react";
import { useQuery } from "urql";
import { AgencyChoicesDocument } from "../../generated/graphql.js";
import { useActionDesk, type Available } from "../actions/index.js";
import { usePlace } from "../place/index.js";
import { useViewer } from "../session/index.js";
import { isEnded, useIncidents, useSquads } from "../store/index.js";
import { useWords } from "../words/index.js";
import type { Completion, Verb, VerbObject } from "./complete.rules.js";

/** The verbs of this moment, and what a line does. */
export interface Verbs {
  readonly verbs: readonly Verb[];
  readonly run: (completion: Completion) => void;
}

const GO = "go";
const FIND = "find";
const REPORT = "report";

/** What of an action's form the line's object fills in. */
const FILLED: Readonly<Record<string, string>> = {
  "incident.DISPATCH": "leadAgencyId",
  "incident.MERGE": "intoIncidentId",
  "task.ASSIGN": "squadId",
};

/** Every action of the selected incident as a verb, and the ways around the screen. */
export function useVerbs(isWanted: boolean): Verbs {
  const words = useWords();
  const { go, select } = usePlace();
  const { available, begin } = useActionDesk();
  const { mayReport } = useViewer();
  const objects = useObjects(isWanted);
  const verbs = useMemo(() => {
    const ways: Verb[] = [
      {
        id: GO,
        names: [words("commands.go"), words("commands.goShort")],
        hint: words("commands.goHint"),
        objects: objects.incidents,
      },
      ...(mayReport
        ? [
            {
              id: REPORT,
              names: [words("intake.title"), words("intake.short")],
              hint: words("intake.hint"),
              objects: [],
            },
          ]
        : []),
      {
        id: FIND,
        names: [words("commands.find"), words("commands.findShort")],
        hint: words("commands.findHint"),
        objects: [],
      },
    ];
    return [...available.map((one, index) => verbOf(one, index, words(one.action.name), objects)), ...ways];
  }, [available, mayReport, objects, words]);
  const run = useCallback(
    ({ verb, object }: Completion) => {
      if (verb.id === GO) return select(object?.value ?? null);
      if (verb.id === REPORT) return go({ report: "unplaced" });
      if (verb.id === FIND) return go({ filter: { text: "" } });
      const one = available[Number(verb.id)];
      if (one === undefined) return;
      const field = FILLED[one.action.id];
      begin(one, object === null || field === undefined ? {} : { [field]: object.value });
    },
    [available, begin, go, select],
  );
  return { verbs, run };
}

interface Objects {
  readonly incidents: readonly VerbObject[];
  readonly agencies: readonly VerbObject[];
  readonly squads: readonly (VerbObject & { readonly agencyId: string })[];
}

function verbOf({ action, target }: Available, index: number, name: string, objects: Objects): Verb {
  const part = target.task?.agency.name ?? target.report?.originalIncident?.number ?? "";
  const about = `${target.incident.number} ${part}`;
  const list: Readonly<Record<string, readonly VerbObject[]>> = {
    "incident.DISPATCH": objects.agencies,
    "incident.MERGE": objects.incidents.filter(({ value }) => value !== target.incident.id),
    "task.ASSIGN": objects.squads.filter(({ agencyId }) => agencyId === target.task?.agency.id),
  };
  return { id: String(index), names: [name, name.slice(0, 1)], hint: about, objects: list[action.id] ?? [] };
}

function useObjects(isWanted: boolean): Objects {
  const words = useWords();
  const [agencies] = useQuery({ query: AgencyChoicesDocument, pause: !isWanted });
  const incidents = useIncidents(isWanted);
  const squads = useSquads(isWanted);
  return useMemo(
    () => ({
      incidents: incidents
        .filter((row) => !isEnded(row))
        .map(({ id, number, matterName, title, divisionName }) =>
          objectOf(id, `${number} ${matterName ?? title}`, divisionName),
        ),
      agencies: (agencies.data?.agencies ?? []).map(({ id, name }) => objectOf(id, name, null)),
      squads: squads.map(({ id, name, agencyId, agencyName, availability }) => ({
        ...objectOf(id, `${agencyName} ${name}`, words(`availability.${availability}`)),
        agencyId,
      })),
    }),
    [incidents, squads, agencies, words],
  );
}

const objectOf = (value: string, label: string, hint: string | null): VerbObject => ({
  value,
  label,
  hint,
  search: `${label} ${hint ?? ""}`,
});
