import type { LearnedTerms } from "./learned-terms.rules.js";
import { termsOf } from "./text-terms.rules.js";

/** What a suggestion reads of a matter. */
export interface SuggestableMatter {
  readonly code: string;
  readonly name: string;
  readonly filingCondition: string | null;
  readonly keywords: readonly string[];
}

/** A matter that a text may be about; `score` is its share among all matters (0 to 1), `because` the words that spoke for it, the strongest first. */
export interface MatterSuggestion {
  readonly matterCode: string;
  readonly score: number;
  readonly because: readonly string[];
}

/** Suggests matters for a text, the likeliest first; none where no word of it is known. */
export type SuggestMatters = (text: string, first: number) => MatterSuggestion[];

// The figures below were chosen by trying them on the texts of tests/matters/suggest-matters.eval.test.ts, so its results flatter a little.
const WEIGHTS = { phrase: 10, keyword: 5, name: 4, condition: 1, filed: 0.3 } as const;
/** Taken off each learned count, so that a word met in one text of a matter is nearly ignored. */
const FILED_DISCOUNT = 0.7;
/** Every term is counted this often more in the whole list, so that a rare one proves little. */
const UNSEEN = 4;
/** The part of a term's usual share that is taken from all filed texts: what everybody writes proves little, even where only one matter was filed often. */
const COMMON_SPEECH = 0.2;
/** That part grows to its full size with this many filed words. */
const COMMON_SPEECH_WORDS = 5_000;
/** Each matter has this much to say, however much was filed under it. */
const MATTER_VOICE = 100;
/** The share of the naive prior that counts: a matter filed often is likelier, a rare one keeps its chance. */
const PRIOR_STRENGTH = 0.3;
const PRIOR_TEXTS = 5;
/** Characters and pairs overlap, so the votes count a word about three times; dividing makes the scores come true as shares. */
const OVERLAP = 3;
const REASONS_SHOWN = 5;

interface Posting {
  readonly place: number;
  readonly share: number;
}

/** Prepares suggestions from the words of the matters themselves and what was learned: useful from the first report on, better with each filed one. */
export function suggesterOf(matters: readonly SuggestableMatter[], learned: LearnedTerms): SuggestMatters {
  const postings = new Map<string, Posting[]>();
  for (const [place, matter] of matters.entries()) {
    for (const [term, share] of sharesOf(matter, learned)) {
      const owners = postings.get(term);
      if (owners) owners.push({ place, share });
      else postings.set(term, [{ place, share }]);
    }
  }
  const phrases = [...new Set(matters.flatMap(phrasesOf))];
  const priors = logPriors(matters, learned);
  const total = matters.length * MATTER_VOICE + postings.size * UNSEEN;
  const speech = commonSpeech(learned);
  const usual = (term: string, owners: readonly Posting[]): number => {
    const voiced = owners.reduce((sum, { share }) => sum + share, 0) * MATTER_VOICE;
    return (1 - speech.part) * ((voiced + UNSEEN) / total) + speech.part * speech.share(term);
  };

  return (text, first) => {
    const scores = [...priors];
    const votes = matters.map((): Vote[] => []);
    for (const term of [...termsOf(text), ...phrases.filter((phrase) => text.includes(phrase)).map(marked)]) {
      const owners = postings.get(term);
      if (!owners) continue;
      const share = usual(term, owners);
      for (const owner of owners) {
        const weight = Math.log1p(owner.share / share);
        scores[owner.place] = (scores[owner.place] ?? 0) + weight;
        votes[owner.place]?.push({ term, weight });
      }
    }
    if (votes.every((cast) => cast.length === 0)) return [];
    return ranked(matters, scores, votes).slice(0, first);
  };
}

interface Vote {
  readonly term: string;
  readonly weight: number;
}

function ranked(
  matters: readonly SuggestableMatter[],
  scores: readonly number[],
  votes: readonly (readonly Vote[])[],
): MatterSuggestion[] {
  const best = Math.max(...scores);
  const odds = scores.map((score) => Math.exp((score - best) / OVERLAP));
  const all = odds.reduce((sum, one) => sum + one, 0);
  return matters
    .map(({ code }, place) => ({
      matterCode: code,
      score: (odds[place] ?? 0) / all,
      because: reasonsOf(votes[place] ?? []),
    }))
    .filter(({ because }) => because.length > 0)
    .sort((one, other) => other.score - one.score);
}

/** The strongest words; a character or pair that stands in a longer word of the text is left to that one. */
function reasonsOf(votes: readonly Vote[]): string[] {
  const strongest = votes.toSorted((one, other) => other.weight - one.weight).map(({ term }) => plain(term));
  const words = [...new Set(strongest)];
  const isPart = (word: string): boolean => words.some((other) => other !== word && other.includes(word));
  return words.filter((word) => !isPart(word)).slice(0, REASONS_SHOWN);
}

/** How a matter's words share its voice: the phrases and words of its own, then those of the texts filed under it. */
function sharesOf(matter: SuggestableMatter, learned: LearnedTerms): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (terms: Iterable<string>, weight: number): void => {
    for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + weight);
  };
  add(phrasesOf(matter).map(marked), WEIGHTS.phrase);
  add(matter.keywords.flatMap(termsOf), WEIGHTS.keyword);
  add(termsOf(matter.name), WEIGHTS.name);
  add(termsOf(matter.filingCondition ?? ""), WEIGHTS.condition);
  for (const [term, count] of Object.entries(learned.terms[matter.code] ?? {})) {
    add([term], WEIGHTS.filed * (count - FILED_DISCOUNT));
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return new Map([...counts].map(([term, count]) => [term, count / total]));
}

/** How often a term stands in all filed texts together, and how much that counts by now. */
function commonSpeech({ terms }: LearnedTerms): { readonly part: number; share(term: string): number } {
  const counts = new Map<string, number>();
  let words = 0;
  for (const ofMatter of Object.values(terms)) {
    for (const [term, count] of Object.entries(ofMatter)) {
      counts.set(term, (counts.get(term) ?? 0) + count);
      words += count;
    }
  }
  const part = COMMON_SPEECH * Math.min(1, words / COMMON_SPEECH_WORDS);
  return { part, share: (term) => (counts.get(term) ?? 0) / Math.max(1, words) };
}

function logPriors(matters: readonly SuggestableMatter[], { texts }: LearnedTerms): number[] {
  const filed = matters.map(({ code }) => texts[code] ?? 0);
  const usual = filed.reduce((sum, count) => sum + count, 0) / matters.length;
  return filed.map((count) => PRIOR_STRENGTH * Math.log((count + PRIOR_TEXTS) / (usual + PRIOR_TEXTS)));
}

/** The keywords of a matter and the parts of its name, as they may stand in a text. */
function phrasesOf({ name, keywords }: SuggestableMatter): string[] {
  return [...new Set([...keywords, ...name.split(/[、，（）()]/)])].filter((phrase) => phrase.length > 1);
}

// No term of a text has brackets, so a phrase never meets the pair of characters that it may be written with.
const marked = (phrase: string): string => `「${phrase}」`;
const plain = (term: string): string => term.replaceAll(/[「」]/g, "");
