import { randomBytes } from "node:crypto";
import { text as readAll } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { password as askPassword, isCancel } from "@clack/prompts";
import { POSTS, type Post } from "../kernel/actor.js";
import type { Refusal } from "../kernel/refusal.js";
import { createUser } from "../modules/access/index.js";
import { makeLogger } from "../platform/logging/index.js";
import { accountEnvironment } from "./environment.js";
import { openCounty } from "./open-county.js";
import { runCommandLine } from "./run-until-stopped.js";
import { StartFault } from "./start-fault.js";

const USAGE =
  "npm run user -- create --name li-wei --person 李伟 --post ADMINISTRATOR [--division 371323] [--agency CODE] [--phone N] [--generate]";
const PASSWORD_BYTES = 15;

/** `npm run user -- create …`: makes a person who may sign in; the password comes from a prompt, standard input, or is made and shown once. */
runCommandLine(async (closers) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      name: { type: "string" },
      person: { type: "string" },
      post: { type: "string" },
      division: { type: "string" },
      agency: { type: "string" },
      phone: { type: "string" },
      generate: { type: "boolean" },
    },
  });
  const { name, person: personName, post } = values;
  if (positionals[0] !== "create" || name === undefined || personName === undefined || !isPost(post)) {
    throw new StartFault(`用法：${USAGE}`, `Usage: ${USAGE}\nPosts: ${POSTS.join(", ")}`);
  }
  const { DATABASE_URL, DATABASE_SCHEMA } = accountEnvironment(process.env);
  const countyCode = DATABASE_SCHEMA.slice("county_".length);
  const divisionCode = divisionOf(countyCode, values.division);
  const { database, services } = await openCounty({
    url: DATABASE_URL,
    schema: DATABASE_SCHEMA,
    countyCode,
    logger: makeLogger({ level: "warn" }),
  });
  closers.add("database", () => database.close());
  const isGenerated = values.generate === true;
  const password = isGenerated ? randomBytes(PASSWORD_BYTES).toString("base64url") : await readPassword();
  const made = await createUser(services.commands, {
    name,
    password,
    personName,
    post,
    agencyCode: values.agency ?? null,
    divisionCode,
    phone: values.phone ?? null,
  });
  if (!made.ok) throw notMade(made.refusal);
  console.log(`已创建 ${name}（${personName}，${post}）。 Made ${name}.`);
  if (isGenerated) console.log(`密码（仅显示一次） Password, shown once: ${password}`);
});

function divisionOf(countyCode: string, asked = countyCode): string {
  if (/^\d{6}(\d{3}){0,2}$/.test(asked) && asked.startsWith(countyCode)) return asked;
  throw new StartFault(
    `--division ${asked} 不是本县（${countyCode}）的区划代码。`,
    `--division ${asked} is no division code of this county (${countyCode}).`,
  );
}

function notMade({ path, message }: Refusal): StartFault {
  return new StartFault("未能创建用户。", path == null ? message : `${path.join(".")}: ${message}`);
}

function isPost(text: string | undefined): text is Post {
  return POSTS.some((post) => post === text);
}

async function readPassword(): Promise<string> {
  if (!process.stdin.isTTY) return (await readAll(process.stdin)).replace(/\r?\n$/, "");
  const answer = await askPassword({ message: "密码 Password" });
  if (isCancel(answer)) throw new StartFault("已取消。", "Cancelled.");
  return answer;
}
