import { Alert, Button, Form, Input, Select } from "antd";
import { useEffect, useState, type ReactNode } from "react";
import { useQuery } from "urql";
import { AgencyChoicesDocument, PlaceChoicesDocument, type Post } from "../../generated/graphql.js";
import { useSession } from "../session/index.js";
import { findPinyin, loadInitials, useWords } from "../words/index.js";
import { isHeldInVillage, SEATS } from "./seats.rules.js";

interface Wanted {
  readonly post: Post;
  readonly agencyId?: string;
  readonly divisionCode?: string;
  readonly reason: string;
}

/** Asks from which seat to look and why; the reason goes into the security journal. */
export function SeatForm(): ReactNode {
  const words = useWords();
  const { viewAs } = useSession();
  const [problem, setProblem] = useState<string | null>(null);
  const [form] = Form.useForm<Wanted>();
  const post = Form.useWatch("post", form);
  useEffect(() => void loadInitials(), []);
  const need = [{ required: true, message: words("field.missing") }];
  const look = async ({ post: wanted, agencyId, divisionCode, reason }: Wanted): Promise<void> => {
    const seat = isHeldInVillage(wanted) ? { divisionCode: divisionCode ?? null } : { agencyId: agencyId ?? null };
    setProblem(await viewAs({ post: wanted, reason, ...seat }));
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(wanted: Wanted) => void look(wanted)}>
      <Form.Item name="post" label={words("admin.post")} rules={need}>
        <Searched options={SEATS.map((one) => ({ value: one, label: words(`post.${one}`) }))} />
      </Form.Item>
      {isHeldInVillage(post) ? <VillageItem /> : <AgencyItem />}
      <Form.Item name="reason" label={words("field.reason")} rules={[...need, { whitespace: true }]}>
        <Input maxLength={200} />
      </Form.Item>
      {problem !== null && <Alert type="error" showIcon title={problem} role="alert" />}
      <Button type="primary" htmlType="submit">
        {words("admin.look")}
      </Button>
    </Form>
  );
}

function AgencyItem(): ReactNode {
  const words = useWords();
  const [{ data, fetching }] = useQuery({ query: AgencyChoicesDocument });
  return (
    <Form.Item name="agencyId" label={words("admin.agency")}>
      <Searched
        isLoading={fetching}
        options={(data?.agencies ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form.Item>
  );
}

function VillageItem(): ReactNode {
  const words = useWords();
  const [{ data, fetching }] = useQuery({ query: PlaceChoicesDocument });
  const villages = (data?.divisions ?? []).filter(({ level }) => level === "VILLAGE");
  return (
    <Form.Item name="divisionCode" label={words("admin.village")}>
      <Searched isLoading={fetching} options={villages.map(({ code, name }) => ({ value: code, label: name }))} />
    </Form.Item>
  );
}

interface SearchedProps {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly isLoading?: boolean;
  /** Given by the form that this stands in. */
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

/** A list that is searched by characters, pinyin and initials. */
function Searched({ options, isLoading = false, ...given }: SearchedProps): ReactNode {
  const words = useWords();
  return (
    <Select
      {...given}
      options={[...options]}
      loading={isLoading}
      allowClear
      showSearch={{
        filterOption: (typed, option) =>
          option !== undefined && (option.label.includes(typed) || findPinyin(option.label, typed) >= 0),
      }}
      notFoundContent={words(isLoading ? "field.loading" : "field.nothing")}
    />
  );
}
