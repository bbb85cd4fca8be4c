import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { projectRoot } from "../../../server/kernel/project-root.js";
import { newId } from "../../../server/kernel/ids.js";

const REPORT = `mutation ($input: ReportIncidentInput!) {
  reportIncident(input: $input) { incident { id number } refusal { message } }
}`;

/** Reports something over the API and gives the id of its incident. */
export async function reportOverApi(
  ask: (query: string, variables: Record<string, unknown>) => Promise<unknown>,
  input: Readonly<Record<string, unknown>>,
): Promise<string> {
  const idempotencyKey = newId("rep").slice("rep_".length);
  const answer = await ask(REPORT, {
    input: { idempotencyKey, source: "GRID_WORKER", divisionCode: "371323001001", ...input },
  });
  const id = /"id":"(inc_[^"]+)"/.exec(JSON.stringify(answer))?.[1];
  if (id === undefined) throw new Error(`no incident: ${JSON.stringify(answer)}`);
  return id;
}

/** What axe finds that keeps people out: its serious and critical violations, each with the places where it is. */
export async function seriousFaultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(readFileSync(join(projectRoot, "node_modules/axe-core/axe.min.js"), "utf8"));
  return page.evaluate(async () => {
    const axe = Reflect.get(globalThis, "axe") as {
      run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
    };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  });
}

/** The texts whose contrast is below 7; axe is in the page already. */
export async function faintTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const axe = Reflect.get(globalThis, "axe") as {
      run: (options: object) => Promise<{ violations: { nodes: { html: string }[] }[] }>;
    };
    const { violations } = await axe.run({ runOnly: ["color-contrast-enhanced"] });
    return violations.flatMap(({ nodes }) => nodes.map(({ html }) => html.slice(0, 160)));
  });
}
