/** Words of every report, whatever it is about. */
const REPORT_WORDS = /反映|来电|投诉|举报|查处|希望|有关|部门|相关|尽快|处理|情况|问题|居民|群众|市民|村民|请求/gu;
/** Characters that only join others; a pair with one of them says nothing of the matter. */
const JOINING = new Set(
  Array.from(
    "的了着过把被也还都就是在不没有很给让到从们我他她你您这那个些么吗呢吧啊一二两三四五六七八九十几多某各每其此该之于与及或和但而且并已将曾再又才只请来去说想要会能可以为因所等",
  ),
);
const HAN_RUN = /\p{Script=Han}+/gu;
const LATIN_WORD = /[a-z]{2,}/g;

/** The terms that a Chinese text is compared by, each once: characters, pairs of neighbours, Latin words. No dictionary is needed, so no word is unknown. */
export function termsOf(text: string): string[] {
  const plain = text.normalize("NFKC").toLowerCase().replaceAll(REPORT_WORDS, " ");
  const ofRuns = (plain.match(HAN_RUN) ?? []).flatMap(termsOfRun);
  return [...new Set([...ofRuns, ...(plain.match(LATIN_WORD) ?? [])])];
}

function termsOfRun(run: string): string[] {
  const characters = Array.from(run);
  const speaks = (character: string): boolean => !JOINING.has(character);
  const pairs = characters.slice(1).flatMap((character, place) => {
    const before = characters[place] ?? "";
    return speaks(before) && speaks(character) ? [before + character] : [];
  });
  return [...characters.filter(speaks), ...pairs];
}
