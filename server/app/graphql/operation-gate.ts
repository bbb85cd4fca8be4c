import {
  getOperationAST,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import type { Actor } from "../../kernel/actor.js";
import { ANONYMOUS_FIELDS, mayAsk } from "../../../schema/common/root-field.policy.js";
import { checkShape } from "./check-shape.js";
import { codedError } from "./errors.js";
import { LIMITS } from "./limits.js";
import { measureCost } from "./measure-cost.js";
import { rootFields } from "./root-fields.js";

/** One operation that somebody wants to run. */
export interface AskedOperation {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly actor: Actor | null;
}

/** The one gate that every operation passes, whichever transport it came by. */
export class OperationGate {
  private readonly documents = new Map<string, DocumentNode>();
  private readonly verdicts = new WeakMap<DocumentNode, readonly GraphQLError[]>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** Reads a document, the same one for the same text; throws a GraphQLError where it is none or too long. */
  parse(source: string): DocumentNode {
    const known = this.documents.get(source);
    if (known !== undefined) {
      // Moved to the end: the first of the map is the one used longest ago.
      this.documents.delete(source);
      this.documents.set(source, known);
      return known;
    }
    const document = readDocument(source);
    this.documents.set(source, document);
    const [oldest] = this.documents.keys();
    if (this.documents.size > LIMITS.documentsKept && oldest !== undefined) this.documents.delete(oldest);
    return document;
  }

  /** The same text as it is kept already, where it is. */
  kept(source: string): string {
    return this.documents.get(source)?.loc?.source.body ?? source;
  }

  /** Why an operation may not run; an empty list lets it through. Nothing of the schema is told to anonymous callers. */
  admit(asked: AskedOperation): readonly GraphQLError[] {
    const { document, actor } = asked;
    const operation = getOperationAST(document, asked.operationName);
    if (operation == null)
      return [codedError("OPERATION_RESOLUTION_FAILURE", "找不到要执行的操作。No such operation in the document.")];
    const shapeFault = checkShape(document);
    if (shapeFault !== null) return [shapeFault];
    const fields = rootFields(document, operation);
    const fault = actor === null ? refuseAnonymous(operation, fields) : null;
    if (fault !== null) return [fault];
    const invalid = this.validate(document);
    if (invalid.length > 0) return invalid;
    const refused = refusePost(actor, operation, fields) ?? refuseManySignIns(fields) ?? this.refuseCost(asked);
    return refused === null ? [] : [refused];
  }

  private validate(document: DocumentNode): readonly GraphQLError[] {
    const known = this.verdicts.get(document);
    if (known !== undefined) return known;
    const errors = validate(this.schema, document, specifiedRules, { maxErrors: LIMITS.validationErrors });
    const verdict = errors.map(
      ({ message, nodes }) =>
        new GraphQLError(message, { nodes: nodes ?? null, extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }),
    );
    this.verdicts.set(document, verdict);
    return verdict;
  }

  private refuseCost({ document, operationName, variables }: AskedOperation): GraphQLError | null {
    const cost = costOrFault(() => measureCost(this.schema, document, operationName, variables));
    if (cost instanceof GraphQLError) return cost;
    if (cost <= LIMITS.cost) return null;
    return codedError(
      "LIMIT_EXCEEDED",
      `查询过重：${cost}，上限 ${LIMITS.cost}，请减少每页条数或层级。The query costs ${cost} of ${LIMITS.cost}; ask for smaller pages or fewer levels.`,
    );
  }
}

/** Without an actor only the way in may run. */
export function refuseAnonymous(operation: OperationDefinitionNode, fields: readonly string[]): GraphQLError | null {
  const isWayIn = fields.every((field) => ANONYMOUS_FIELDS[operation.operation].includes(field));
  return isWayIn ? null : codedError("UNAUTHENTICATED", "请先登录。Sign in first.");
}

function refusePost(
  actor: Actor | null,
  { operation }: OperationDefinitionNode,
  fields: readonly string[],
): GraphQLError | null {
  const closed = actor === null ? undefined : fields.find((field) => !mayAsk(actor.post, operation, field));
  return closed === undefined
    ? null
    : codedError("FORBIDDEN", `您的岗位不能查询 ${closed}。Your post may not ask ${closed}.`);
}

/** Many sign-ins in one document would pass the limit on sign-ins per request. */
function refuseManySignIns(fields: readonly string[]): GraphQLError | null {
  const count = fields.filter((field) => field === "signIn").length;
  return count <= LIMITS.signIns
    ? null
    : codedError("LIMIT_EXCEEDED", "一个请求只能登录一次。One sign-in per request.");
}

/** Variables that do not fit their types are found where the cost is measured, since it depends on them. */
function costOrFault(measure: () => number): number | GraphQLError {
  try {
    return measure();
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions: { code: "BAD_USER_INPUT" } });
  }
}

function readDocument(source: string): DocumentNode {
  try {
    return parse(source, { maxTokens: LIMITS.tokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw parseError(error);
  }
}

/** A document that is too long is over a limit; everything else that cannot be read is a mistake in writing. */
export function parseError(error: GraphQLError): GraphQLError {
  const code = error.message.includes("tokens. Parsing aborted") ? "LIMIT_EXCEEDED" : "GRAPHQL_PARSE_FAILED";
  const { source, positions } = error;
  return new GraphQLError(error.message, {
    source: source ?? null,
    positions: positions ?? null,
    extensions: { code },
  });
}
