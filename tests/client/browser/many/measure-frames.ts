import type { CDPSession, Page } from "playwright-core";

/** How long pictures took, in milliseconds. */
export interface Frames {
  readonly count: number;
  /** From the begin of a picture until the page was free again: scripts, styles, layout and paint. */
  readonly workP50: number;
  readonly workP95: number;
  /** Between two pictures. */
  readonly gapP50: number;
  readonly gapP95: number;
}

/** Scrolls the queue up and down, a good half row a picture, and times every picture meanwhile. */
export async function scrollAndTime(page: Page, ms: number): Promise<Frames> {
  const { work, gaps } = await page.evaluate(async (lasting) => {
    const list = document.querySelector(".queue-list");
    if (list === null) throw new Error("no list");
    const worked: number[] = [];
    const between: number[] = [];
    const channel = new MessageChannel();
    let began = 0;
    channel.port1.addEventListener("message", () => worked.push(performance.now() - began));
    channel.port1.start();
    const until = performance.now() + lasting;
    let step = 40;
    await new Promise<void>((done) => {
      const draw = (at: number) => {
        if (began > 0) between.push(at - began);
        began = at;
        if (list.scrollTop + list.clientHeight >= list.scrollHeight - 100) step = -40;
        if (list.scrollTop < 100) step = 40;
        list.scrollTop += step;
        channel.port2.postMessage(null);
        if (performance.now() < until) requestAnimationFrame(draw);
        else done();
      };
      requestAnimationFrame(draw);
    });
    return { work: worked, gaps: between };
  }, ms);
  return {
    count: work.length,
    workP50: quantile(work, 0.5),
    workP95: quantile(work, 0.95),
    gapP50: quantile(gaps, 0.5),
    gapP95: quantile(gaps, 0.95),
  };
}

/** Milliseconds of processor time that the page's main thread has used since it was first asked. */
export async function workedMs(session: CDPSession): Promise<number> {
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const { metrics } = await session.send("Performance.getMetrics");
  return 1_000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
}

/** Megabytes of JavaScript objects in use, after everything that nobody needs is collected. */
export async function heapOf(session: CDPSession): Promise<number> {
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return Math.round(usedSize / 10_000) / 100;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
}
