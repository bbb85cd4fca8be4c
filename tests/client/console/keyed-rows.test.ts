import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { KeyedRows } from "../../../client/console/store/keyed-rows.js";

interface Row {
  readonly id: string;
  readonly version: number;
}

function makeRows(): { readonly rows: KeyedRows<Row>; readonly pictures: (() => void)[] } {
  const pictures: (() => void)[] = [];
  return {
    rows: new KeyedRows<Row>(
      (work) => pictures.push(work),
      (work) => work(),
    ),
    pictures,
  };
}

describe("keyed rows", () => {
  it("show many changes with one picture, and tell each reader once", () => {
    const { rows, pictures } = makeRows();
    const [whole, one, other] = [vi.fn<() => void>(), vi.fn<() => void>(), vi.fn<() => void>()];
    rows.listen(whole);
    rows.listenTo("a", one);
    rows.listenTo("z", other);
    for (let version = 1; version <= 200; version += 1) rows.put({ id: "a", version });
    rows.put({ id: "b", version: 1 });
    expect(rows.all()).toEqual([]);
    expect(rows.newest("a")?.version).toBe(200);
    expect(pictures).toHaveLength(1);
    pictures.forEach((show) => show());
    expect(rows.all()).toEqual([
      { id: "a", version: 200 },
      { id: "b", version: 1 },
    ]);
    expect([whole, one, other].map((reader) => reader.mock.calls.length)).toEqual([1, 1, 0]);
  });

  it("keep the newer version, whichever comes last", () => {
    const { rows } = makeRows();
    rows.put({ id: "a", version: 3 });
    rows.put({ id: "a", version: 2 });
    rows.flush();
    rows.put({ id: "a", version: 1 });
    rows.flush();
    expect(rows.get("a")?.version).toBe(3);
  });

  it("make one list for several pictures, while each row shows at once", () => {
    const lists: (() => void)[] = [];
    const rows = new KeyedRows<Row>(
      (work) => work(),
      (work) => lists.push(work),
    );
    const reader = vi.fn<() => void>();
    rows.listen(reader);
    rows.all();
    rows.put({ id: "a", version: 1 });
    rows.put({ id: "a", version: 2 });
    expect(rows.get("a")?.version).toBe(2);
    expect([lists.length, reader.mock.calls.length, rows.all().length]).toEqual([1, 0, 0]);
    lists.forEach((make) => make());
    expect([reader.mock.calls.length, rows.all()]).toEqual([1, [{ id: "a", version: 2 }]]);
  });

  it("give the same list until something changes", () => {
    const { rows } = makeRows();
    rows.put({ id: "a", version: 1 });
    rows.flush();
    expect(rows.all()).toBe(rows.all());
  });

  it("hold exactly what a snapshot says, besides what comes after it", () => {
    const { rows } = makeRows();
    rows.put({ id: "old", version: 9 });
    rows.flush();
    rows.put({ id: "waiting", version: 1 });
    rows.replace([{ id: "a", version: 1 }]);
    rows.put({ id: "later", version: 1 });
    rows.flush();
    expect(rows.all().map(({ id }) => id)).toEqual(["a", "later"]);
  });

  it("settle: the list is anew at once, and its readers hear of it", () => {
    const { rows } = makeRows();
    expect(rows.all()).toEqual([]);
    const reader = vi.fn<() => void>();
    rows.listen(reader);
    rows.put({ id: "a", version: 1 });
    rows.settle();
    expect(rows.all()).toEqual([{ id: "a", version: 1 }]);
    expect(reader).toHaveBeenCalled();
  });

  it("forget a reader that stopped, and remove what left", () => {
    const { rows } = makeRows();
    const reader = vi.fn<() => void>();
    const stop = rows.listenTo("a", reader);
    rows.put({ id: "a", version: 1 });
    rows.flush();
    stop();
    rows.remove("a");
    rows.flush();
    expect(rows.get("a")).toBeUndefined();
    expect(reader).toHaveBeenCalledTimes(1);
  });

  it("stand as a plain map would, however changes and pictures interleave", () => {
    const change = fc.oneof(
      fc.record({ kind: fc.constant("put" as const), id: fc.constantFrom("a", "b", "c"), version: fc.nat(20) }),
      fc.record({ kind: fc.constant("remove" as const), id: fc.constantFrom("a", "b", "c"), version: fc.constant(0) }),
      fc.record({ kind: fc.constant("picture" as const), id: fc.constant(""), version: fc.constant(0) }),
    );
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const { rows } = makeRows();
        const model = new Map<string, Row>();
        for (const { kind, id, version } of changes) {
          if (kind === "picture") rows.flush();
          if (kind === "remove") rows.remove(id);
          if (kind === "remove") model.delete(id);
          if (kind === "put") rows.put({ id, version });
          if (kind === "put" && version >= (model.get(id)?.version ?? 0)) model.set(id, { id, version });
        }
        rows.flush();
        expect(new Map(rows.all().map((row) => [row.id, row]))).toEqual(model);
      }),
    );
  });
});
