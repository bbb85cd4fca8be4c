import { accept, refuse, type Result } from "../../kernel/result.js";

const SHORTEST = 12;
/** Longer passwords are no safer and cost memory before they are hashed. */
export const LONGEST_PASSWORD = 256;
const LEAST_KINDS = 3;
const KINDS: readonly RegExp[] = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]|\p{Lo}/u];
const NAME_FORM = /^[a-z][a-z0-9-]{2,63}$/;

/** A sign-in name as it is kept and looked for: what differs only in case or width is the same name. */
export function normaliseName(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}

/** Takes a sign-in name of letters, digits and hyphens, or says what is wrong. */
export function checkName(name: string): Result<string> {
  const normal = normaliseName(name);
  return NAME_FORM.test(normal)
    ? accept(normal)
    : refuse("INVALID_INPUT", {
        path: ["name"],
        because:
          "用户名须为 3 至 64 位小写字母、数字或连字符，以字母开头。A name has 3 to 64 letters, digits or hyphens and begins with a letter.",
      });
}

/** Takes a password that is long and mixed enough and does not hold the name, or says what is wrong. */
export function checkPassword(password: string, name: string): Result<string> {
  const kinds = KINDS.filter((kind) => kind.test(password)).length;
  const isGood =
    password.length >= SHORTEST &&
    password.length <= LONGEST_PASSWORD &&
    kinds >= LEAST_KINDS &&
    !password.toLowerCase().includes(name);
  return isGood
    ? accept(password)
    : refuse("INVALID_INPUT", {
        path: ["password"],
        because: `密码须为 ${SHORTEST} 至 ${LONGEST_PASSWORD} 位，含大写、小写、数字、其他字符中的三种，且不含用户名。A password has ${SHORTEST} to ${LONGEST_PASSWORD} characters of three kinds (upper, lower, digit, other) and does not hold the name.`,
      });
}
