/** A county's network comes back for everybody at once. */
const SPREAD_MS = 1_000;

/** What tells that the network is there again: a browser's window. Other runtimes have none and wait to the end. */
type Network = Pick<EventTarget, "addEventListener" | "removeEventListener">;

/** Waits for a time, or until shortly after the network has come back. */
export function waitOrOnline(ms: number, random: () => number, network = networkOfPage()): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      network?.removeEventListener("online", comeBack);
      resolve();
    };
    let timer = setTimeout(end, ms);
    const comeBack = (): void => {
      clearTimeout(timer);
      timer = setTimeout(end, Math.min(random() * SPREAD_MS, ms));
    };
    network?.addEventListener("online", comeBack, { once: true });
  });
}

function networkOfPage(): Network | null {
  const { addEventListener, removeEventListener } = globalThis as Partial<Network>;
  return addEventListener === undefined || removeEventListener === undefined
    ? null
    : (globalThis as unknown as Network);
}
