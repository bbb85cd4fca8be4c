import { describe, expect, test } from "vitest";
import { demoEnvironment, productionEnvironment } from "../../server/app/environment.js";
import { StartFault } from "../../server/app/start-fault.js";

const safe = {
  DATABASE_URL: "postgres://muster_app:q8Vw3pZr0k@db.county.example:5432/muster",
  DATABASE_SCHEMA: "county_371323",
};

describe("the settings of a demonstration", () => {
  test("need nothing", () => {
    expect(demoEnvironment({})).toMatchObject({ PORT: 4000, HOST: "127.0.0.1", MUSTER_HOME: ".muster" });
  });

  test("that are empty count as not set", () => {
    expect(demoEnvironment({ PORT: "", MUSTER_HOME: "" })).toMatchObject({ PORT: 4000, MUSTER_HOME: ".muster" });
  });

  test.each(["eighty", "-1", "70000", "80.5"])("refuse PORT=%s by its name", (PORT) => {
    expect(() => demoEnvironment({ PORT })).toThrow(/PORT/);
  });

  test("refuse a setting that does not exist by its name", () => {
    expect(() => demoEnvironment({ MUSTER_HOMES: "/srv" })).toThrow(/MUSTER_HOMES/);
  });
});

describe("the settings of production", () => {
  test("are taken where they are safe", () => {
    expect(productionEnvironment(safe)).toMatchObject({ ...safe, MUSTER_POOL_SIZE: 20 });
  });

  test("are taken on all addresses behind TLS", () => {
    const open = {
      ...safe,
      HOST: "0.0.0.0",
      MUSTER_PUBLIC_URL: "https://muster.county.example",
      MUSTER_TRUSTED_PROXIES: "10.1.0.0/16, ::1",
    };
    expect(productionEnvironment(open).MUSTER_TRUSTED_PROXIES).toEqual(["10.1.0.0/16", "::1"]);
  });

  test.each([
    ["no database", { DATABASE_URL: undefined }, "DATABASE_URL"],
    ["another kind of database", { DATABASE_URL: "mysql://a:b@c/d" }, "DATABASE_URL"],
    ["no password", { DATABASE_URL: "postgres://muster_app@db/muster" }, "DATABASE_URL"],
    ["a password with a bare %", { DATABASE_URL: "postgres://muster_app:50%off@db/muster" }, "DATABASE_URL"],
    ["a password from a tutorial", { DATABASE_URL: "postgres://muster_app:postgres@db/muster" }, "DATABASE_URL"],
    ["a schema that is no county's", { DATABASE_SCHEMA: "public" }, "DATABASE_SCHEMA"],
    ["sessions over an open network", { HOST: "0.0.0.0" }, "MUSTER_PUBLIC_URL"],
    [
      "a public address without TLS",
      { HOST: "0.0.0.0", MUSTER_PUBLIC_URL: "http://muster.county.example" },
      "MUSTER_PUBLIC_URL",
    ],
    ["a proxy that is no address", { MUSTER_TRUSTED_PROXIES: "proxy" }, "MUSTER_TRUSTED_PROXIES"],
    ["a NATS without its protocol", { NATS_URL: "nats.county.example:4222" }, "NATS_URL"],
    ["a NATS at no port", { NATS_URL: "nats://one:4222, nats://two:99999" }, "NATS_URL"],
    ["certificates that nobody checks", { NODE_TLS_REJECT_UNAUTHORIZED: "0" }, "NODE_TLS_REJECT_UNAUTHORIZED"],
    ["a setting that does not exist", { MUSTER_DEBUG: "1" }, "MUSTER_DEBUG"],
    ["a bucket without keys", { MUSTER_S3_BUCKET: "evidence" }, "MUSTER_S3_ACCESS_KEY"],
    ["keys without a bucket", { MUSTER_S3_ACCESS_KEY: "a", MUSTER_S3_SECRET_KEY: "long-enough" }, "MUSTER_S3_BUCKET"],
    ["an unknown level of the log", { MUSTER_LOG_LEVEL: "loud" }, "MUSTER_LOG_LEVEL"],
  ])("are refused with %s, naming the setting", (_, changes, name) => {
    const refused = () => productionEnvironment({ ...safe, ...changes });
    expect(refused).toThrow(StartFault);
    expect(refused).toThrow(name);
  });

  test("say which ones must be set", () => {
    expect(() => productionEnvironment({})).toThrow(/DATABASE_URL: must be set; DATABASE_SCHEMA: must be set/);
  });

  test("say what to do without showing the password", () => {
    try {
      productionEnvironment({ ...safe, DATABASE_SCHEMA: "public" });
      expect.unreachable();
    } catch (error) {
      expect(String(error)).not.toContain("q8Vw3pZr0k");
    }
  });
});
