import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { beforeItsTurn, NoTurn, noteTurn, withPatience } from "../../server/platform/database/call-patience.js";

describe("the patience of a call", () => {
  it("ends where it has got no connection in time", async () => {
    await expect(withPatience(20, () => sleep(5_000, "done"))).rejects.toBeInstanceOf(NoTurn);
  });

  it("has no end once its work has a connection", async () => {
    const work = async (): Promise<string> => {
      noteTurn();
      return sleep(60, "done");
    };
    expect(await withPatience(20, work)).toBe("done");
  });

  it("goes on while only who is calling has been looked up", async () => {
    const work = async (): Promise<string> => {
      await beforeItsTurn(async () => noteTurn());
      return sleep(5_000, "done");
    };
    await expect(withPatience(20, work)).rejects.toBeInstanceOf(NoTurn);
  });
});
