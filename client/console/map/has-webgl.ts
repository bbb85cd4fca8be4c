let known: boolean | undefined;

/** Whether this browser can draw the map; asked once, since each try holds a context of the few there are. */
export function hasWebgl(): boolean {
  known ??= document.createElement("canvas").getContext("webgl2") !== null;
  return known;
}
