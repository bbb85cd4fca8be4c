import { Field, Int, ObjectType, type ClassType } from "type-graphql";
import { type Page, encodePageCursor } from "../../server/kernel/page.js";
import { PageInfoType } from "./page-info.type.js";

/** A row of a page with the cursor that stands for its place. */
export interface Edge<Node> {
  readonly node: Node;
  readonly cursor: string;
}

/** A page of a list in the shape of the contract. */
export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly pageInfo: PageInfoType;
  readonly totalCount?: number | null;
}

/** What a connection is called and how it is explained, Chinese first. */
export interface ConnectionNames {
  readonly name: string;
  readonly chinese: string;
  readonly english: string;
}

/** Makes the connection class `<name>Connection` with its `<name>Edge`; extend it to add fields such as `asOf`. */
export function connectionOf<Node extends object>(
  node: () => ClassType<Node>,
  { name, chinese, english }: ConnectionNames,
): ClassType<Connection<Node>> {
  @ObjectType(`${name}Edge`, { description: `列表中的一行：${chinese}。\nOne row of a list: ${english}.` })
  class EdgeType implements Edge<Node> {
    @Field(() => node(), { description: `本行的${chinese}。\nWhat stands in this row: ${english}.` })
    readonly node!: Node;

    @Field(() => String, { description: "本行的游标。\nThe cursor of this row." })
    readonly cursor!: string;
  }

  @ObjectType(`${name}Connection`, { description: `一页${chinese}。\nOne page of a list: ${english}.` })
  class ConnectionType implements Connection<Node> {
    @Field(() => [EdgeType], { description: "本页各行。\nThe rows of this page." })
    readonly edges!: readonly Edge<Node>[];

    @Field(() => PageInfoType, { description: "翻页信息。\nHow to go on from this page." })
    readonly pageInfo!: PageInfoType;

    @Field(() => Int, {
      nullable: true,
      description: "符合条件的总数，仅在请求时计算。\nHow many rows fit in all; counted only when asked for.",
    })
    readonly totalCount?: number | null;
  }
  return ConnectionType;
}

/** Turns a page of rows into the shape of the contract; `sortKey` gives the values that place a row in its order. */
export function toConnection<Row>(page: Page<Row>, sortKey: (row: Row) => readonly string[]): Connection<Row> {
  const edges = page.rows.map((node) => ({ node, cursor: encodePageCursor(sortKey(node)) }));
  const { hasNextPage, hasPreviousPage } = page;
  return {
    edges,
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
