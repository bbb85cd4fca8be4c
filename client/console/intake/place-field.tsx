import { Button, Input, Select } from "antd";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { useQuery } from "urql";
import { GridOfPointDocument, PlaceChoicesDocument } from "../../generated/graphql.js";
import { usePlace, type ReportPoint } from "../place/index.js";
import { findPinyin, loadInitials, useWords } from "../words/index.js";
import type { Draft } from "./draft.rules.js";
import { Labelled } from "./labelled.js";
import { placeChoicesOf, searchPlaces } from "./place-search.rules.js";
import type { DraftAndWays } from "./use-draft.js";

interface PlaceFieldProps extends DraftAndWays {
  readonly point: ReportPoint | null;
  readonly fault: string | null;
}

/** Where it happened: a point of the map, or a village or township found by characters, pinyin or initials; and the address in words. */
export function PlaceField({ draft, change, point, fault }: PlaceFieldProps): ReactNode {
  const words = useWords();
  return (
    <>
      <Labelled label={words("intake.place")} fault={fault}>
        {(binding) =>
          point === null ? (
            <PlaceSelect draft={draft} change={change} binding={binding} />
          ) : (
            <PointShown point={point} id={binding.id} />
          )
        }
      </Labelled>
      <Labelled label={words("intake.address")}>
        {({ id }) => (
          <Input
            id={id}
            maxLength={200}
            value={draft.address}
            onChange={({ target }) => change({ address: target.value })}
          />
        )}
      </Labelled>
    </>
  );
}

/** Where a point lies; "change" goes back to the list. */
function PointShown({ point, id }: { readonly point: ReportPoint; readonly id: string }): ReactNode {
  const words = useWords();
  const { go } = usePlace();
  const [{ data, fetching }] = useQuery({ query: GridOfPointDocument, variables: { point } });
  const grid = data?.gridAt;
  const name = grid
    ? [grid.village.parent?.name, grid.village.name, grid.name].filter(Boolean).join(" ")
    : words(fetching ? "field.loading" : "intake.outside");
  return (
    <div className="intake-point">
      <span>
        {words("intake.point")} <b>{name}</b>
      </span>
      <Button id={id} size="small" onClick={() => go({ report: "unplaced" })}>
        {words("intake.otherPlace")}
      </Button>
    </div>
  );
}

const find = (name: string, typed: string): number => {
  const at = name.indexOf(typed);
  return at >= 0 ? at : findPinyin(name, typed);
};

function PlaceSelect({
  draft,
  change,
  binding,
}: DraftAndWays & { readonly binding: { readonly id: string; readonly status?: "error" } }): ReactNode {
  const words = useWords();
  const [{ data, fetching }] = useQuery({ query: PlaceChoicesDocument });
  const [typed, setTyped] = useState("");
  const areInitialsThere = useInitials();
  const choices = useMemo(() => placeChoicesOf(data?.divisions ?? []), [data]);
  // oxlint-disable-next-line react/exhaustive-deps -- the dictionary's coming finds more
  const found = useMemo(() => searchPlaces(choices, typed, find), [choices, typed, areInitialsThere]);
  const chosen = choices.find(({ code }) => code === draft.divisionCode);
  const shown = chosen === undefined || found.includes(chosen) ? found : [chosen, ...found];
  return (
    <Select
      {...binding}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      value={draft.divisionCode}
      placeholder={words("intake.placeHint")}
      loading={fetching}
      allowClear
      notFoundContent={words(fetching ? "field.loading" : "intake.noPlace")}
      onChange={(code: string | undefined) => {
        change({ divisionCode: code ?? null });
        setTyped("");
      }}
      options={shown.map(({ code, name, townshipName }) => ({
        value: code,
        label: townshipName === null ? name : `${name} · ${townshipName}`,
      }))}
    />
  );
}

/** Whether letters are read as pinyin yet; loads what that needs. */
function useInitials(): boolean {
  const [areThere, setThere] = useState(false);
  useEffect(() => {
    void loadInitials().then(() => setThere(true));
  }, []);
  return areThere;
}

/** The division that a report is about: that of its point, else the chosen one. */
export function useDivisionOf({ divisionCode }: Draft, point: ReportPoint | null): string | null {
  const [{ data }] = useQuery({
    query: GridOfPointDocument,
    variables: { point: point ?? { longitude: 0, latitude: 0 } },
    pause: point === null,
  });
  return point === null ? divisionCode : (data?.gridAt?.village.code ?? null);
}
