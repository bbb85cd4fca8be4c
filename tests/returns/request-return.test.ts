import { afterAll, beforeAll, expect, it } from "vitest";
import { requestReturn, ruleOnReturn } from "../../server/modules/returns/index.js";
import { TOWNSHIP, TownshipAtWork } from "../support/township-at-work.js";

/** 私搭乱建: the police station of the township supports. */
const SHEDS = "0101";

let township: TownshipAtWork;
beforeAll(async () => {
  township = await TownshipAtWork.open();
});
afterAll(() => township?.county.close());

it("police who decline to assist, with a basis, have not returned anything", async () => {
  const { county, dispatcher } = township;
  const police = await county.actor("AGENCY_LEADER", { agency: `${TOWNSHIP}-PS` });
  const id = await township.report({ matterCode: SHEDS });
  const task = (await township.tasks(id)).find(({ agencyId }) => agencyId === police.agencyId);
  const taskId = String(task?.id);
  for (const basis of ["不属公安职责", "无治安隐患", "警力另有任务"]) {
    await county.must(police, requestReturn, { taskId, basis });
    expect(await township.incident(id)).toMatchObject({ returnRequests: 0, isRulingPending: false });
    await county.must(dispatcher, ruleOnReturn, { taskId, isGranted: basis === "警力另有任务", reason: "已核" });
  }
  const after = (await township.tasks(id)).find((each) => each.id === task?.id);
  expect(after).toMatchObject({ status: "RETURNED" });
});
