/** A fenced block of a Markdown document. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** The heading that it stands under. */
  readonly heading: string;
}

/** Every fenced block below a heading of the second level, in order. */
export function blocksBelow(markdown: string, heading: string): readonly Block[] {
  const [, section = ""] = markdown.split(`\n## ${heading}\n`);
  const [own = ""] = section.split(/\n## /);
  let subheading = heading;
  return [...own.matchAll(/^### (?<heading>.+)$|^```(?<language>\w+)\n(?<text>[^]*?)^```$/gm)].flatMap(({ groups }) => {
    subheading = groups?.["heading"] ?? subheading;
    const { language, text } = groups ?? {};
    return language === undefined || text === undefined ? [] : [{ language, text, heading: subheading }];
  });
}

/** The documented text where the real one fits it, with anything where the document says `…`; else the real one, to be shown. */
export function asDocumented(real: string, documented: string): string {
  const [first = "", ...rest] = documented.split("…");
  const last = rest.pop();
  if (last === undefined) return real;
  let from = first.length;
  for (const part of rest) {
    const at = real.indexOf(part, from);
    if (at === -1) return real;
    from = at + part.length;
  }
  const fits = real.startsWith(first) && real.endsWith(last) && from + last.length <= real.length;
  return fits ? documented : real;
}
