/** Something that a verb can be about. */
export interface VerbObject {
  readonly value: string;
  readonly label: string;
  readonly hint: string | null;
  readonly search: string;
}

/** A verb of the command line, with what it may be about. */
export interface Verb {
  readonly id: string;
  /** How it is written: its full word first, then shorter ones. */
  readonly names: readonly string[];
  /** What it does, in words. */
  readonly hint: string;
  /** Empty where it needs no object. */
  readonly objects: readonly VerbObject[];
}

/** A line that would be understood. */
export interface Completion {
  readonly verb: Verb;
  readonly object: VerbObject | null;
  /** The whole line, written out. */
  readonly line: string;
}

/** Whether what was typed finds a text. */
export type Fits = (typed: string, text: string) => boolean;

const MOST = 12;

/**
 * What a line may become: the verbs that its first word finds; once a verb is written and something follows, the objects that every further
 * word finds. The nearest comes first; nothing typed offers every verb.
 */
export function completeLine(typed: string, verbs: readonly Verb[], fits: Fits): readonly Completion[] {
  const [first = "", ...rest] = typed.trim().split(/\s+/);
  const found = byNearness(verbs, first, fits);
  const isStillVerb = rest.length === 0 && !/\s$/.test(typed);
  if (isStillVerb) return found.map((verb) => completion(verb, null)).slice(0, MOST);
  const chosen = found.filter(({ names }) => names.includes(first));
  return (chosen.length > 0 ? chosen : found.slice(0, 1))
    .flatMap((verb) =>
      verb.objects.length === 0
        ? [completion(verb, null)]
        : verb.objects
            .filter(({ search }) => rest.every((word) => fits(word, search)))
            .map((object) => completion(verb, object)),
    )
    .slice(0, MOST);
}

/** Verbs that are written so, then those that begin so, then those that are found otherwise. */
function byNearness(verbs: readonly Verb[], typed: string, fits: Fits): readonly Verb[] {
  const rank = ({ names }: Verb): number => {
    if (names.includes(typed)) return 0;
    if (names.some((name) => typed !== "" && name.startsWith(typed))) return 1;
    return names.some((name) => fits(typed, name)) ? 2 : 3;
  };
  return verbs.filter((verb) => rank(verb) < 3).toSorted((a, b) => rank(a) - rank(b));
}

function completion(verb: Verb, object: VerbObject | null): Completion {
  const [name = ""] = verb.names;
  return { verb, object, line: object === null ? name : `${name} ${object.label}` };
}
