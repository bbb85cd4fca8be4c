import { expect, it } from "vitest";
import type { Lifecycle } from "../../server/kernel/lifecycle.js";
import type { RefusalCode } from "../../server/kernel/refusal.js";

/** One line of an expected table: where an action leads, who may take it, what it takes for granted and what it objects to. */
export interface ExpectedRow<Status extends string, Action extends string, Facts, Fault extends string> {
  readonly from: readonly Status[];
  readonly action: Action;
  readonly to: Status | "same";
  /** Names of holders; "system" is nobody who signs in. */
  readonly by: readonly string[];
  readonly given?: Partial<Facts>;
  /** The faults that are objected to, each with its code; every other fault makes no difference. */
  readonly objects?: Partial<Record<Fault, RefusalCode>>;
}

interface Expectation<Status extends string, Action extends string, Right extends string, Facts, Fault extends string> {
  readonly lifecycle: Lifecycle<Status, Action, Right, Facts>;
  readonly actions: readonly Action[];
  readonly rows: readonly ExpectedRow<Status, Action, Facts, Fault>[];
  /** Everybody who may try, with the rights that the policy gives them. */
  readonly holders: ReadonlyMap<string, (right: Right | "system") => boolean>;
  readonly sound: Facts;
  readonly faults: Readonly<Record<Fault, Partial<Facts>>>;
  /** Actions that other facts than these open: who has no right to them hears of that before. */
  readonly openElsewhere?: readonly Action[];
}

/** Declares a test for every cell of a lifecycle: status × action, and in it every holder and every fault. */
export function testEveryCell<
  Status extends string,
  Action extends string,
  Right extends string,
  Facts,
  Fault extends string,
>(it_: Expectation<Status, Action, Right, Facts, Fault>): void {
  for (const status of it_.lifecycle.statuses) {
    for (const action of it_.actions) {
      const rows = it_.rows.filter((row) => row.action === action && row.from.includes(status));
      const name =
        rows.length === 0
          ? "is refused to everybody"
          : `leads to ${[...new Set(rows.map(({ to }) => (to === "same" ? status : to)))].join(" or ")}`;
      it(`${status}: ${action} ${name}`, () => {
        for (const [holder, holds] of it_.holders) {
          if (rows.length === 0) {
            const refusals = it_.openElsewhere?.includes(action)
              ? ["ILLEGAL_TRANSITION", "FORBIDDEN"]
              : ["ILLEGAL_TRANSITION"];
            for (const facts of factsOf(it_))
              expect(refusals, holder).toContain(outcome(it_.lifecycle.move(status, action, facts, holds)));
          }
          for (const row of rows) checkRow(it_, rows, row, status, holder, holds);
        }
      });
    }
  }
}

function checkRow<Status extends string, Action extends string, Right extends string, Facts, Fault extends string>(
  { lifecycle, sound, faults }: Expectation<Status, Action, Right, Facts, Fault>,
  rows: readonly ExpectedRow<Status, Action, Facts, Fault>[],
  row: ExpectedRow<Status, Action, Facts, Fault>,
  status: Status,
  holder: string,
  holds: (right: Right | "system") => boolean,
): void {
  const facts = { ...sound, ...row.given };
  if (!row.by.includes(holder)) {
    // Another row of the cell may be this holder's: it is looked at there.
    if (!rows.some(({ by }) => by.includes(holder)))
      expect(outcome(lifecycle.move(status, row.action, facts, holds)), holder).toBe("FORBIDDEN");
    return;
  }
  const to = row.to === "same" ? status : row.to;
  expect(outcome(lifecycle.move(status, row.action, facts, holds)), holder).toBe(to);
  expect(lifecycle.allowedActions(status, facts, holds), holder).toContain(row.action);
  for (const [fault, change] of Object.entries<Partial<Facts>>(faults)) {
    const contradicts = Object.keys(change).some((key) => key in (row.given ?? {}));
    if (contradicts && row.objects?.[fault as Fault] === undefined) continue;
    const expected = row.objects?.[fault as Fault] ?? to;
    expect(outcome(lifecycle.move(status, row.action, { ...facts, ...change }, holds)), `${holder}, ${fault}`).toBe(
      expected,
    );
  }
}

function factsOf<Facts, Fault extends string>({
  sound,
  faults,
}: {
  readonly sound: Facts;
  readonly faults: Readonly<Record<Fault, Partial<Facts>>>;
}): Facts[] {
  return [sound, ...Object.values<Partial<Facts>>(faults).map((change) => ({ ...sound, ...change }))];
}

function outcome<Status extends string>(
  result:
    | { readonly ok: true; readonly value: Status }
    | { readonly ok: false; readonly refusal: { readonly code: RefusalCode } },
): string {
  return result.ok ? result.value : result.refusal.code;
}
