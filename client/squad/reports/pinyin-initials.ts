// The first character of each pinyin initial in the order of the collation that sorts Chinese by sound; i, u and v begin no syllable.
const FIRST_OF_INITIAL = [..."阿八嚓哒妸发旮哈讥咔垃麻拏噢妑七呥扨它穵夕丫帀"];
const INITIALS = [..."abcdefghjklmnopqrstwxyz"];

const bySound = new Intl.Collator("zh-Hans-u-co-pinyin");
const HAN = /^\p{Script=Han}$/u;

/** The first letters of the sounds of a Chinese text ("私搭乱建" gives "sdlj"), by the collation that every browser has, without a dictionary of our own. */
export function pinyinInitials(text: string): string {
  return [...text.toLowerCase()].map(initialOf).join("");
}

function initialOf(character: string): string {
  if (/^[a-z0-9]$/.test(character)) return character;
  if (!HAN.test(character)) return "";
  const place = FIRST_OF_INITIAL.findLastIndex((first) => bySound.compare(first, character) <= 0);
  return INITIALS[place] ?? "";
}
