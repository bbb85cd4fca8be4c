import { describe, expect, test } from "vitest";
import { StartFault } from "../../server/app/start-fault.js";
import { readStartOptions, startUsage } from "../../server/app/start-options.js";

const own = { DATABASE_URL: "postgres://muster_app:x@db.county.example/muster" };

describe("npm start", () => {
  test.each([
    [[], {}, 10],
    [["--demo"], {}, 10],
    [["--no-demo"], {}, null],
    [["--speed", "1"], {}, 1],
    [["--speed=60"], {}, 60],
    [["--demo", "--speed", "2.5"], { DATABASE_URL: "" }, 2.5],
    [[], own, null],
    [["--no-demo"], own, null],
  ] as const)("with %j and %j plays at %j", (args, variables, speed) => {
    expect(readStartOptions([...args], variables)).toEqual({ isHelp: false, speed });
  });

  test.each([
    ["a database of one's own", ["--demo"], own, /--demo.*DATABASE_URL[^]*unset it/],
    ["no demonstration", ["--no-demo", "--speed", "10"], {}, /--speed[^]*leave --speed out/],
    ["no demonstration by the database", ["--speed", "10"], own, /--speed[^]*leave --speed out/],
    ["a speed beyond", ["--speed", "61"], {}, /--speed 61[^]*from 1 to 60/],
    ["a speed below", ["--speed", "0.5"], {}, /--speed 0.5[^]*from 1 to 60/],
    ["a speed that is none", ["--speed", "fast"], {}, /--speed fast[^]*like --speed 10/],
    ["a speed left out", ["--speed"], {}, /--speed[^]*--no-demo/],
    ["an option that there is not", ["--demos"], {}, /--demos[^]*--no-demo/],
    ["a word that is no option", ["demo"], {}, /demo[^]*--no-demo/],
  ] as const)("refuses %s by its name, in both languages, and says what to do", (_case, args, variables, words) => {
    const read = () => readStartOptions([...args], variables);
    expect(read).toThrow(StartFault);
    expect(read).toThrow(words);
    expect(read).toThrow(/[\u4E00-\u9FFF]/);
  });

  test("shows its options when asked", () => {
    expect(readStartOptions(["--help"], {}).isHelp).toBe(true);
    for (const option of ["--demo", "--no-demo", "--speed", "--help"]) expect(startUsage).toContain(option);
  });
});
