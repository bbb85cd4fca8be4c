import { describe, expect, it } from "vitest";
import { makeMetrics } from "../../server/platform/metrics/index.js";

describe("the page of metrics", () => {
  it("leaves out a gauge that cannot be read, or not in time, and shows the others", async () => {
    const metrics = makeMetrics();
    let isAway = false;
    metrics.addGauge("muster_sockets", "Read from memory", () => 3);
    metrics.addGauge("muster_thrown", "Fails at once", () => {
      if (isAway) throw new Error("the database is away");
      return 1;
    });
    metrics.addGauge("muster_rejected", "Fails a little later", () =>
      isAway ? Promise.reject(new Error("the database is away")) : Promise.resolve(2),
    );
    metrics.addGauge("muster_hanging", "Never answers", () => (isAway ? new Promise(() => undefined) : 4));
    const figures = async () => (await metrics.page()).match(/^muster_(sockets|thrown|rejected|hanging) .*/gm);
    const all = ["muster_sockets 3", "muster_thrown 1", "muster_rejected 2", "muster_hanging 4"];
    expect(await figures()).toEqual(all);
    isAway = true;
    expect(await figures()).toEqual(["muster_sockets 3"]);
    isAway = false;
    expect(await figures()).toEqual(all);
  });
});
