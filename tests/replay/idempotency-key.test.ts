import { expect, it } from "vitest";
import { idempotencyKey } from "../../client/replay/idempotency-key.js";

const at = new Date("2016-09-10T14:51:24.000Z");
const timePart = (key: string) => Number.parseInt(key.replace("-", "").slice(0, 12), 16);

it("an idempotency key is a UUIDv7 that carries the report's own time", () => {
  const key = idempotencyKey("kaohsiung-1999", "INS160910359", at);
  expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(timePart(key)).toBe(at.getTime());
});

it("the same line has the same key at every run and on every machine", () => {
  expect(idempotencyKey("kaohsiung-1999", "INS160910359", at)).toBe("01571494-e1e0-77d5-ad28-0126deed41bc");
});

it("another id, another file and another time have another key", () => {
  const keys = [
    idempotencyKey("a", "1", at),
    idempotencyKey("a", "2", at),
    idempotencyKey("b", "1", at),
    idempotencyKey("a", "1", new Date(0)),
  ];
  expect(new Set(keys).size).toBe(4);
});
