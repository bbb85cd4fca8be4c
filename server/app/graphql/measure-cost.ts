import {
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  type DocumentNode,
  type GraphQLOutputType,
  type GraphQLSchema,
} from "graphql";
// Its other entry loads a second copy of graphql-js, whose types are strangers to ours.
import { getComplexity, type ComplexityEstimator } from "graphql-query-complexity/cjs";
import { PAGE_DEFAULT, PAGE_LIMIT } from "../../kernel/page.js";

/** How many rows a list field usually brings, where more than a handful; the sizes of the demo county. */
const USUAL_SIZE: Readonly<Record<string, number>> = {
  "Query.divisions": 1_100,
  "Query.agencies": 200,
  "Query.squads": 200,
  "Query.matters": 120,
  "Division.children": 60,
  "Division.grids": 80,
};
const HANDFUL = 3;

/** One for each object that is read, times the rows of the lists around it; plain values come with their object. */
const estimate: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  if (field.name.startsWith("__") || type.name.startsWith("__")) return 0;
  if (isLeafType(getNamedType(field.type))) return HEAVY_LEAVES.has(field.name) ? 1 : 0;
  const asked: unknown = args["first"] ?? args["last"];
  if (field.args.some(({ name }) => name === "first")) {
    const size = typeof asked === "number" ? Math.min(Math.max(asked, 1), PAGE_LIMIT) : PAGE_DEFAULT;
    return 1 + size * Math.max(1, childComplexity);
  }
  if (!isList(field.type)) return 1 + childComplexity;
  // The edges of a page are counted where the page is asked for.
  if (field.name === "edges") return childComplexity;
  return 1 + (USUAL_SIZE[`${type.name}.${field.name}`] ?? HANDFUL) * Math.max(1, childComplexity);
};

const HEAVY_LEAVES: ReadonlySet<string> = new Set(["boundary"]);

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

/** What an operation costs in objects read. */
export function measureCost(
  schema: GraphQLSchema,
  query: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>> | null | undefined,
): number {
  return getComplexity({
    schema,
    query,
    estimators: [estimate],
    ...(operationName == null ? {} : { operationName }),
    ...(variables == null ? {} : { variables: { ...variables } }),
  });
}
