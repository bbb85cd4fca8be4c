import { join } from "node:path";
import type { Identity } from "../modules/access/index.js";

/** Prints one line per demo identity; shown once, at the start that made them. */
export function printIdentities(identities: readonly Identity[], home: string): void {
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
  console.log(`  保存在 Kept in ${join(home, "identities.json")}\n`);
}

/** Prints where everything is, once it answers. */
export function printAddresses(host: string, port: number, home: string): void {
  const base = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  console.log(`一哨通已就绪。 Muster is ready.
  接口 API        ${base}/graphql
  探索 Explorer   ${base}/explorer/
  健康 Health     ${base}/readyz
  数据 Data       ${home}
  Ctrl-C 停止。 Ctrl-C stops everything.`);
}

/** Chinese characters take two columns of a terminal. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (/[\u1100-\uFFDC]/.test(character) ? 2 : 1), 0);
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}
