import { parseArgs } from "node:util";
import { StartFault } from "./start-fault.js";

/** How `npm start` may be called. */
export const startUsage = `npm start -- [选项 options]
  --demo          演示数据自动产生（内置数据库时默认开启）  the county lives by itself (default with the embedded database)
  --no-demo       不产生演示数据  nothing happens by itself
  --speed N       演示快慢，1 至 60 倍（默认 10）  how much faster than life, 1 to 60 (default 10)
  --help          显示本说明  shows this
设置 settings: PORT, HOST, MUSTER_HOME (README.md)`;

/** What a start was asked for; `speed` is null where nothing is to happen by itself. */
export interface StartOptions {
  readonly isHelp: boolean;
  readonly speed: number | null;
}

const SPEED = { usual: 10, least: 1, most: 60 };
const FORMS = { help: { type: "boolean" }, demo: { type: "boolean" }, speed: { type: "string" } } as const;

/** Reads the options of `npm start`; throws StartFault that names the wrong one and what to do. */
export function readStartOptions(
  args: string[],
  variables: Readonly<Record<string, string | undefined>>,
): StartOptions {
  const { help = false, demo, speed } = parse(args);
  // Somebody who names a database of their own has things in it that are no demonstration.
  const hasOwnDatabase = (variables["DATABASE_URL"] ?? "") !== "";
  if (demo === true && hasOwnDatabase)
    throw new StartFault(
      "--demo 只用于内置数据库，而已设置 DATABASE_URL：请取消该设置，或去掉 --demo。",
      "--demo is for the embedded database alone, and DATABASE_URL is set: unset it, or leave --demo out.",
    );
  const isDemo = demo ?? !hasOwnDatabase;
  if (speed !== undefined && !isDemo)
    throw new StartFault(
      "--speed 只对演示数据有效：请去掉 --speed，或加上 --demo。",
      "--speed is for the demonstration alone: leave --speed out, or add --demo.",
    );
  return { isHelp: help, speed: isDemo ? readSpeed(speed) : null };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: FORMS, allowNegative: true }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartFault(`选项有误：${reason}`, `Wrongly called; these are the options:\n${startUsage}`);
  }
}

function readSpeed(text: string | undefined): number {
  if (text === undefined) return SPEED.usual;
  const speed = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (speed >= SPEED.least && speed <= SPEED.most) return speed;
  throw new StartFault(
    `--speed ${text} 无效：请给出 ${SPEED.least} 至 ${SPEED.most} 之间的数，如 --speed 10。`,
    `--speed ${text} is no speed: give a number from ${SPEED.least} to ${SPEED.most}, like --speed 10.`,
  );
}
