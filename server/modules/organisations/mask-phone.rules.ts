const CLEAR_HEAD = 3;
const CLEAR_TAIL = 4;

/** A telephone number with its middle hidden (138****1234); one too short to keep anything clear is hidden whole. */
export function maskPhone(phone: string): string {
  const hidden = phone.length - CLEAR_HEAD - CLEAR_TAIL;
  if (hidden < CLEAR_TAIL) return "*".repeat(phone.length);
  return `${phone.slice(0, CLEAR_HEAD)}${"*".repeat(hidden)}${phone.slice(-CLEAR_TAIL)}`;
}
