type Test = (head: Buffer) => boolean;

const begins =
  (...bytes: readonly number[]): Test =>
  (head) =>
    bytes.every((byte, place) => head[place] === byte);
const says =
  (text: string, at = 0): Test =>
  (head) =>
    head.subarray(at, at + text.length).toString("latin1") === text;
const both =
  (one: Test, other: Test): Test =>
  (head) =>
    one(head) && other(head);
const either =
  (...tests: readonly Test[]): Test =>
  (head) =>
    tests.some((test) => test(head));

const brand = (...names: readonly string[]): Test =>
  both(says("ftyp", 4), either(...names.map((name) => says(name, 8))));
const isIsoMedia = says("ftyp", 4);

/** How the first bytes of each kind of file look; a kind that is missing here is never taken. */
const FIRST_BYTES: Readonly<Record<string, Test>> = {
  "image/jpeg": begins(0xff, 0xd8, 0xff),
  "image/png": begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  "image/webp": both(says("RIFF"), says("WEBP", 8)),
  "image/gif": either(says("GIF87a"), says("GIF89a")),
  "image/heic": brand("heic", "heix", "mif1", "msf1"),
  "video/mp4": isIsoMedia,
  "video/quicktime": isIsoMedia,
  "video/webm": begins(0x1a, 0x45, 0xdf, 0xa3),
  "audio/mp4": isIsoMedia,
  "audio/mpeg": either(says("ID3"), begins(0xff, 0xfb), begins(0xff, 0xf3), begins(0xff, 0xf2)),
  "audio/amr": says("#!AMR"),
  "audio/wav": both(says("RIFF"), says("WAVE", 8)),
  "application/pdf": says("%PDF-"),
};

/** So many bytes decide every kind. */
export const HEAD_BYTES = 16;

/** Whether a file begins as its kind does. */
export function fitsKind(head: Buffer, contentType: string): boolean {
  return FIRST_BYTES[contentType]?.(head) ?? false;
}
