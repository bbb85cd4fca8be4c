/** Lets one caller at a time work on a draft; a newcomer ends what an earlier one still reads, since its line may be long dead. */
export class DraftTurns {
  private readonly last = new Map<string, { readonly end: AbortController; readonly over: Promise<unknown> }>();

  /** Works once everybody before is through; the signal says that somebody else waits. */
  async take<Done>(name: string, work: (isWanted: AbortSignal) => Promise<Done>): Promise<Done> {
    const before = this.last.get(name);
    before?.end.abort();
    const end = new AbortController();
    const done = (before?.over ?? Promise.resolve()).then(() => work(end.signal));
    const turn = { end, over: done.catch(() => undefined) };
    this.last.set(name, turn);
    try {
      return await done;
    } finally {
      if (this.last.get(name) === turn) this.last.delete(name);
    }
  }
}

/** The bytes until the line breaks or somebody else wants the draft: what came is kept either way. */
export async function* untilBroken(bytes: AsyncIterable<Buffer>, isWanted: AbortSignal): AsyncGenerator<Buffer> {
  const reader = bytes[Symbol.asyncIterator]();
  const wanted = new Promise<null>((resolve) =>
    isWanted.addEventListener("abort", () => resolve(null), { once: true }),
  );
  while (!isWanted.aborted) {
    const next = await Promise.race([reader.next().catch(() => null), wanted]);
    if (next === null || next.done === true) return;
    yield next.value;
  }
}
