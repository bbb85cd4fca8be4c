import { afterAll, beforeAll, expect, it } from "vitest";
import { completeTask } from "../../server/modules/dispatch/index.js";
import { registerEvidence } from "../../server/modules/evidence/index.js";
import { TownshipAtWork } from "../support/township-at-work.js";

let township: TownshipAtWork;
beforeAll(async () => {
  township = await TownshipAtWork.open();
});
afterAll(() => township?.county.close());

it("a piece of evidence that two incidents want in the same instant belongs to one, and the other is refused", async () => {
  const { county, leader } = township;
  for (let round = 0; round < 5; round += 1) {
    const piece = { kind: "PHOTO", contentType: "image/jpeg", bytes: 10, sha256: "0".repeat(64) };
    const { evidenceId } = await county.must(leader, registerEvidence, piece);
    const incidents = [await township.handling(), await township.handling()];
    const tasks = await Promise.all(incidents.map((id) => township.task(id, "LEAD")));
    const results = await Promise.all(
      tasks.map(({ id }) =>
        county.run(leader, completeTask, {
          taskId: id,
          resultCode: "CORRECTED",
          result: "已整改",
          evidenceIds: [evidenceId],
        }),
      ),
    );
    expect(results.map((result) => (result.ok ? "accepted" : result.refusal.code)).sort()).toEqual([
      "NOT_FOUND",
      "accepted",
    ]);
  }
});
