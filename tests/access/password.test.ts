import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { decoyHash, hashPassword } from "../../server/modules/access/hash-password.js";
import { boundedQueue, QueueFullError } from "../../server/modules/access/hash-queue.js";
import { checkName, checkPassword } from "../../server/modules/access/password.rules.js";
import { verifyPassword } from "../../server/modules/access/verify-password.js";

describe("a password hash", () => {
  test("is an argon2id PHC string of 19 MiB, two passes and one lane, and is never the same twice", async () => {
    const [one, two] = await Promise.all([hashPassword("Kuan-2026-yishui"), hashPassword("Kuan-2026-yishui")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
  });

  test("belongs to its password alone, however the characters are composed", async () => {
    const hash = await hashPassword("Café-一哨通-2026");
    expect(await verifyPassword("Cafe\u0301-一哨通-2026", hash)).toBe(true);
    expect(await verifyPassword("Cafe-一哨通-2026", hash)).toBe(false);
    expect(await verifyPassword("", hash)).toBe(false);
  });

  test("made by another argon2 with another cost is understood", async () => {
    // The reference implementation's own vector: argon2id, 64 MiB, 2 passes, 1 lane, "password", salt "somesalt".
    const hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    expect(await verifyPassword("password", hash)).toBe(true);
    expect(await verifyPassword("Password", hash)).toBe(false);
  });

  test("as a decoy belongs to no password", async () => {
    expect(await verifyPassword("", decoyHash())).toBe(false);
  });

  test("that is none stops the sign-in instead of letting anybody in", async () => {
    await expect(verifyPassword("x", "plain")).rejects.toThrow(/PHC/);
  });
});

describe("the line of hashes", () => {
  test("runs two at once and refuses the one beyond its end", async () => {
    const queue = boundedQueue({ parallel: 2, waiting: 3 });
    const ends: (() => void)[] = [];
    let [running, most] = [0, 0];
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => ends.push(resolve));
      running -= 1;
    };
    const taken = Array.from({ length: 5 }, () => queue.run(work));
    await expect(queue.run(work)).rejects.toThrow(QueueFullError);
    while (running > 0) {
      ends.shift()?.();
      await turn();
    }
    await Promise.all(taken);
    expect(most).toBe(2);
    expect(await queue.run(async () => "free again")).toBe("free again");
  });

  test("goes on after work that failed", async () => {
    const queue = boundedQueue({ parallel: 1, waiting: 1 });
    await expect(queue.run(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(await queue.run(async () => 1)).toBe(1);
  });
});

describe("a new password", () => {
  test.each(["Short-1", "alllowercaseletters", "lower-and-signs-only", "Admin-zhang-2026-x", "A1-".repeat(100)])(
    "%j is too weak, holds the name or is too long",
    (password) => {
      expect(checkPassword(password, "zhang")).toMatchObject({
        ok: false,
        refusal: { code: "INVALID_INPUT", path: ["password"] },
      });
    },
  );

  test("of three kinds and twelve characters will do", () => {
    expect(checkPassword("一哨通-Muster-2026", "zhang").ok).toBe(true);
  });

  test("comes with a name of letters, digits and hyphens", () => {
    expect(checkName(" Zhang-3 ")).toEqual({ ok: true, value: "zhang-3" });
    for (const name of ["", "ab", "3zhang", "zhang san", "张三", "a".repeat(65)])
      expect(checkName(name).ok).toBe(false);
  });
});
