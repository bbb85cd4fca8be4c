/** Whether this browser lacks something that the screens use: a station's computer or a worker's phone is often of early 2023. */
export function isOlderBrowser(): boolean {
  return !("toSorted" in Array.prototype && "toReversed" in Array.prototype && "withResolvers" in Promise);
}
