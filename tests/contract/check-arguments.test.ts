import { expect, it } from "vitest";
import { checkArguments } from "../../schema/common/check-arguments.js";

it.each(["", "  ", "\n"])(
  "a key of nothing (%j) is refused by its name: it would give one thing's answer for another",
  (idempotencyKey) => {
    expect(checkArguments({ input: { idempotencyKey } })).toMatchObject({
      code: "INVALID_INPUT",
      path: ["input", "idempotencyKey"],
    });
  },
);

it("a key is taken, and other texts may be empty", () => {
  expect(checkArguments({ input: { idempotencyKey: "k", note: "" } })).toBeNull();
});
