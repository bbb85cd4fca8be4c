import { isIP } from "node:net";
import { z } from "zod";
import type { S3Settings } from "../platform/blobs/index.js";
import { StartFault } from "./start-fault.js";

const port = z.coerce.number().int().min(0).max(65_535);
const level = z.enum(["trace", "debug", "info", "warn", "error", "fatal"]);

/** Names and passwords stand in an address with their special characters written as % and two digits. */
function isReadable(address: string): boolean {
  try {
    decodeURIComponent(address);
    return true;
  } catch {
    return false;
  }
}

const DEMO = z.object({
  PORT: port.default(4000),
  HOST: z.string().min(1).default("127.0.0.1"),
  MUSTER_HOME: z.string().min(1).default(".muster"),
  MUSTER_LOG_LEVEL: level.default("info"),
});

const PRODUCTION = DEMO.extend({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .refine(isReadable, "holds a % that stands for nothing: write %25"),
  DATABASE_SCHEMA: z.string().regex(/^county_[1-9]\d{5}$/, "must look like county_371323"),
  MUSTER_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  MUSTER_TRUSTED_PROXIES: z
    .string()
    .transform((list) => list.split(",").map((address) => address.trim()))
    .pipe(
      z.array(
        z.string().refine((address) => isIP(address.split("/")[0] ?? "") !== 0, "must be IP addresses or networks"),
      ),
    )
    .optional(),
  NATS_URL: z
    .string()
    .regex(/^nats:\/\/[^,\s]+(,\s*nats:\/\/[^,\s]+)*$/, "must look like nats://host:4222, several separated by commas")
    .refine((list) => list.split(",").every((one) => URL.canParse(one.trim())), "holds an address that is none")
    .refine(isReadable, "holds a % that stands for nothing: write %25")
    .optional(),
  MUSTER_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(20),
  MUSTER_SIGNING_KEY_FILE: z.string().min(1).optional(),
  MUSTER_S3_BUCKET: z.string().min(3).optional(),
  MUSTER_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  MUSTER_S3_REGION: z.string().min(1).default("us-east-1"),
  MUSTER_S3_ACCESS_KEY: z.string().min(1).optional(),
  MUSTER_S3_SECRET_KEY: z.string().min(8).optional(),
});

const MIGRATION = z.object({
  DATABASE_OWNER_URL: PRODUCTION.shape.DATABASE_URL,
  DATABASE_SCHEMA: PRODUCTION.shape.DATABASE_SCHEMA,
});
const ACCOUNT = PRODUCTION.pick({ DATABASE_URL: true, DATABASE_SCHEMA: true });
const EXPORT = ACCOUNT.extend(PRODUCTION.pick({ MUSTER_HOME: true, MUSTER_SIGNING_KEY_FILE: true }).shape);

/** The settings of a demonstration. */
export type DemoEnvironment = z.output<typeof DEMO>;
/** The settings of production. */
export type ProductionEnvironment = z.output<typeof PRODUCTION>;

type Variables = Readonly<Record<string, string | undefined>>;

/** Reads the settings of `npm start`. */
export function demoEnvironment(variables: Variables): DemoEnvironment {
  return read(DEMO, variables);
}

/** Reads the settings of `npm run serve` and refuses unsafe ones. */
export function productionEnvironment(variables: Variables): ProductionEnvironment {
  const environment = read(PRODUCTION, variables);
  refuseUnsafe(environment, variables);
  s3SettingsOf(environment);
  return environment;
}

/** Reads the settings of `npm run migrate`. */
export function migrationEnvironment(variables: Variables): z.output<typeof MIGRATION> {
  return read(MIGRATION, variables);
}

/** Reads the settings of the commands that work on a county's database from the shell. */
export function accountEnvironment(variables: Variables): z.output<typeof ACCOUNT> {
  return read(ACCOUNT, variables);
}

/** Reads the settings of `npm run journal -- export`. */
export function exportEnvironment(variables: Variables): z.output<typeof EXPORT> {
  return read(EXPORT, variables);
}

function read<Shape extends z.ZodObject>(shape: Shape, variables: Variables): z.output<Shape> {
  const known: ReadonlySet<string> = new Set(Object.keys(PRODUCTION.shape));
  const stranger = Object.keys(variables).find((name) => name.startsWith("MUSTER_") && !known.has(name));
  if (stranger !== undefined) {
    throw new StartFault(
      `未知的设置 ${stranger}，请改正拼写或取消设置。`,
      `The setting ${stranger} is unknown: correct its name or unset it.`,
    );
  }
  // An empty variable is how a shell or a compose file says "not set".
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const found = shape.safeParse(given);
  if (found.success) return found.data;
  const faults = found.error.issues.map(({ path: [name = "", ...rest], message }) => ({
    place: [name, ...rest].join("."),
    message: given[String(name)] === undefined ? null : message,
  }));
  throw new StartFault(
    `设置有误，请改正后重新启动：${faults.map(({ place, message }) => `${place}: ${message ?? "须设置"}`).join("；")}`,
    `Wrong settings; correct them and start again: ${faults.map(({ place, message }) => `${place}: ${message ?? "must be set"}`).join("; ")}`,
  );
}

/** Passwords that stand in tutorials and examples. */
const DEFAULT_SECRETS = ["", "postgres", "password", "secret", "changeme", "muster", "muster_app", "admin", "123456"];

/** The bucket that evidence is kept in, or null where it stays on the disk; refuses a bucket without keys and keys without a bucket. */
export function s3SettingsOf(environment: ProductionEnvironment): S3Settings | null {
  const { MUSTER_S3_BUCKET: bucket, MUSTER_S3_ACCESS_KEY: accessKey, MUSTER_S3_SECRET_KEY: secretKey } = environment;
  const { MUSTER_S3_ENDPOINT: endpoint, MUSTER_S3_REGION: region } = environment;
  if ([bucket, accessKey, secretKey, endpoint].every((setting) => setting === undefined)) return null;
  if (bucket === undefined || accessKey === undefined || secretKey === undefined)
    throw new StartFault(
      "证据存入 S3 时，MUSTER_S3_BUCKET、MUSTER_S3_ACCESS_KEY、MUSTER_S3_SECRET_KEY 须同时设置。",
      "To keep evidence in S3, set MUSTER_S3_BUCKET, MUSTER_S3_ACCESS_KEY and MUSTER_S3_SECRET_KEY, all three.",
    );
  return { bucket, accessKey, secretKey, endpoint, region };
}

function refuseUnsafe(environment: ProductionEnvironment, variables: Variables): void {
  const { DATABASE_URL, HOST, MUSTER_PUBLIC_URL } = environment;
  const password = decodeURIComponent(new URL(DATABASE_URL).password);
  if (DEFAULT_SECRETS.includes(password)) {
    throw new StartFault(
      "DATABASE_URL 的密码为空或是常见默认值，请换成随机密码。",
      "The password in DATABASE_URL is empty or a well-known default: set a random one.",
    );
  }
  if (variables["NODE_TLS_REJECT_UNAUTHORIZED"] === "0") {
    throw new StartFault(
      "NODE_TLS_REJECT_UNAUTHORIZED=0 会关闭证书校验，请取消设置。",
      "NODE_TLS_REJECT_UNAUTHORIZED=0 turns certificate checks off: unset it.",
    );
  }
  const isLocal = ["127.0.0.1", "::1", "localhost"].includes(HOST);
  const isSecure = MUSTER_PUBLIC_URL?.startsWith("https:") === true;
  if (!isLocal && !isSecure) {
    throw new StartFault(
      `HOST=${HOST} 对外监听时，会话须经 TLS：请在前面放置 TLS 代理，并把 MUSTER_PUBLIC_URL 设为 https 地址。`,
      `HOST=${HOST} listens to the network, so sessions need TLS: put a TLS proxy in front and set MUSTER_PUBLIC_URL to its https address.`,
    );
  }
}
