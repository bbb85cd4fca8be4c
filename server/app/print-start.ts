import { join } from "node:path";
import type { Identity } from "../modules/access/index.js";
import { startUsage } from "./start-options.js";

const COUNTY_DIGITS = 6;
const TOWNSHIP_DIGITS = 9;
const SHOWN_TOWNSHIPS = 2;

/** Prints one line per demo identity of the county and its first townships, and where the others stand; shown once, at the start that made them. */
export function printIdentities(all: readonly Identity[], home: string): void {
  const identities = shownOf(all);
  const header = ["用户名 name", "密码 password", "岗位 posts", "区划 division", "机构 agency"];
  const table = [
    header,
    ...identities.map(({ name, password, posts, division, agency }) => [
      name,
      password,
      posts.join(" "),
      division,
      agency,
    ]),
  ];
  const widths = header.map((_, column) => Math.max(...table.map((row) => widthOf(row[column] ?? ""))));
  console.log("\n演示身份，仅显示这一次。 Demo identities, shown this once:");
  for (const row of table)
    console.log(`  ${row.map((cell, column) => pad(cell, widths[column] ?? 0)).join("  ")}`.trimEnd());
  const others = all.length - identities.length;
  if (others > 0) console.log(`  其余乡镇另有 ${others} 个。 ${others} more for the other townships.`);
  console.log(`  保存在 Kept in ${join(home, "identities.json")}\n`);
}

function shownOf(identities: readonly Identity[]): readonly Identity[] {
  const placeOf = ({ division }: Identity) => division.slice(0, TOWNSHIP_DIGITS);
  const places = [...new Set(identities.map(placeOf))].toSorted();
  const shown = places.filter(({ length }) => length > COUNTY_DIGITS).slice(0, SHOWN_TOWNSHIPS);
  return identities.filter((one) => one.division.length === COUNTY_DIGITS || shown.includes(placeOf(one)));
}

/** The address of a server that listens on a port of a host. */
export function baseOf(host: string, port: number): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Prints where everything is, once it answers, and whether things happen by themselves. */
export function printAddresses(base: string, { home, speed }: { home: string; speed: number | null }): void {
  console.log(`一哨通已就绪。 Muster is ready.
  指挥台 Desk     ${base}/
  大屏 Wall       ${base}/wall
  手机 Phone      ${base}/squad/
  接口 API        ${base}/graphql
  探索 Explorer   ${base}/explorer/
  健康 Health     ${base}/readyz
  数据 Data       ${home}
  身份 Identities ${join(home, "identities.json")}`);
  if (speed !== null)
    console.log(
      `演示数据正在自动产生（${speed} 倍速），--no-demo 关闭。 The county is being played at ${speed}×; \`npm start -- --no-demo\` switches it off.`,
    );
  console.log("  Ctrl-C 停止。 Ctrl-C stops everything.");
}

/** Prints how `npm start` may be called. */
export function printUsage(): void {
  console.log(startUsage);
}

/** Chinese characters take two columns of a terminal. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (/[\u1100-\uFFDC]/.test(character) ? 2 : 1), 0);
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}
