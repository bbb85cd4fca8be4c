import { Input, Select, type SelectProps } from "antd";
import type { ReactNode } from "react";
import { loadInitials, useWords } from "../words/index.js";
import type { Target } from "./action.js";
import { useChoices } from "./choices.js";
import { fitsChoice } from "./choice.js";
import type { Field } from "./field.js";

interface FieldInputProps {
  readonly field: Field;
  readonly target: Target;
  readonly isFirst: boolean;
  /** Given by the form that this stands in. */
  readonly value?: unknown;
  readonly onChange?: (value: unknown) => void;
  readonly id?: string;
}

/** The input for one field; lists are searched by characters, pinyin and pinyin initials. */
export function FieldInput({ field, target, isFirst, ...given }: FieldInputProps): ReactNode {
  switch (field.kind) {
    case "text":
      return <Input.TextArea {...textProps(given)} rows={3} maxLength={2_000} autoFocus={isFirst} />;
    case "line":
      return <Input {...textProps(given)} maxLength={2_000} autoFocus={isFirst} />;
    case "instant":
      return <Input {...textProps(given)} type="datetime-local" autoFocus={isFirst} />;
    case "matter":
    case "tier":
    case "agency":
    case "agencies":
    case "squad":
    case "incident":
    case "disposition":
    case "resultCode":
    case "checkMethod":
    case "checkResult":
      return <ChoiceInput field={field} target={target} isFirst={isFirst} {...given} />;
  }
}

function ChoiceInput({ field, target, isFirst, ...given }: FieldInputProps): ReactNode {
  const words = useWords();
  const { choices, isLoading, note } = useChoices(field.kind, target);
  const mode = field.kind === "agencies" ? { mode: "multiple" as const } : {};
  // A list that opens only to be empty helps nobody: the field itself says so, and the note why.
  const isEmpty = !isLoading && choices.length === 0;
  return (
    <>
      <Select
        {...(given as SelectProps)}
        {...mode}
        {...(isEmpty ? { open: false, placeholder: words("field.nothing") } : {})}
        showSearch={{
          filterOption: (typed, option) => option !== undefined && fitsChoice(typed, String(option["search"])),
        }}
        onFocus={() => void loadInitials()}
        allowClear={!field.isRequired}
        autoFocus={isFirst}
        loading={isLoading}
        notFoundContent={isLoading ? words("field.loading") : words("field.nothing")}
        options={choices.map(({ value, label, hint, search }) => ({
          value,
          label,
          hint,
          search,
          title: hint ?? label,
        }))}
        optionRender={({ data }) => (
          <span className="choice">
            {data.label}
            {data.hint !== null && <small>{data.hint}</small>}
          </span>
        )}
      />
      {note !== null && <p className="action-form-note">{note}</p>}
    </>
  );
}

function textProps({ value, onChange, id }: Pick<FieldInputProps, "value" | "onChange" | "id">) {
  return {
    ...(id === undefined ? {} : { id }),
    value: typeof value === "string" ? value : "",
    onChange: ({ target }: { target: { value: string } }) => onChange?.(target.value),
  };
}
