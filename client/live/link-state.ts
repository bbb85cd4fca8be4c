/** How the line to the server stands; `since` and `at` are milliseconds since 1970 by this machine's clock. */
export type LinkState =
  | { readonly kind: "connecting"; readonly since: number }
  | { readonly kind: "live"; readonly since: number }
  /** What is shown was true at `staleSince`; `retries` tells how often coming back has failed. */
  | { readonly kind: "reconnecting"; readonly staleSince: number; readonly retries: number }
  /** The session has ended: sign in again and open a new line. */
  | { readonly kind: "signed-out"; readonly staleSince: number }
  /** The server will not take this line back, or the caller closed it. */
  | { readonly kind: "closed"; readonly staleSince: number; readonly code: number };

/** Keeps the state of a line and tells listeners of every change. */
export class LinkStore {
  private current: LinkState;
  private heardAt: number;
  private readonly listeners = new Set<(state: LinkState) => void>();

  constructor(private readonly now: () => number) {
    this.heardAt = now();
    this.current = { kind: "connecting", since: this.heardAt };
  }

  get state(): LinkState {
    return this.current;
  }

  /** When something was last heard from the server. */
  get lastHeardAt(): number {
    return this.heardAt;
  }

  /** The server was heard, so what is shown is true as of now. */
  heard(): void {
    this.heardAt = this.now();
  }

  opened(): void {
    this.heard();
    this.become({ kind: "live", since: this.heardAt });
  }

  /** The line broke or is silent; it will be tried again. */
  lost(retries: number): void {
    if (this.isOver) return;
    this.become({ kind: "reconnecting", staleSince: this.heardAt, retries });
  }

  ended(code: number): void {
    if (this.isOver) return;
    const staleSince = this.heardAt;
    this.become(code === 4401 ? { kind: "signed-out", staleSince } : { kind: "closed", staleSince, code });
  }

  /** Calls back after every change; returns how to stop. */
  listen(listener: (state: LinkState) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private get isOver(): boolean {
    return this.current.kind === "signed-out" || this.current.kind === "closed";
  }

  private become(state: LinkState): void {
    this.current = state;
    for (const listener of this.listeners) listener(state);
  }
}
