import { HeaderMap } from "@apollo/server";
import { GraphQLError, type GraphQLSchema } from "graphql";
import { z } from "zod";
import type { RequestContext } from "../../../schema/common/context.js";
import type { Clock } from "../../kernel/clock.js";
import { statusOf } from "./errors.js";

const WINDOW_MS = 60_000;
const PER_NAME = 10;
const PER_ADDRESS = 60;
/** More callers than this in one minute are a flood, for which a fresh count is as good. */
const MOST_KEYS = 20_000;

const signInArguments = z.object({ input: z.object({ name: z.string() }) });

/** Bounds how often one name and one address may try to sign in a minute, whether or not they succeed. */
export function limitSignIns(schema: GraphQLSchema, clock: Clock): void {
  const field = schema.getMutationType()?.getFields()["signIn"];
  const resolve = field?.resolve;
  if (field === undefined || resolve === undefined) throw new Error("the contract has no signIn");
  const tries = new Tries(clock);
  field.resolve = (root, args, ctx: RequestContext, info) => {
    const { name } = signInArguments.parse(args).input;
    const isWithin =
      tries.count(`name ${name.trim().toLowerCase()}`, PER_NAME) &&
      tries.count(`address ${ctx.line.address}`, PER_ADDRESS);
    if (!isWithin) throw tooManySignIns();
    return resolve(root, args, ctx, info);
  };
}

function tooManySignIns(): GraphQLError {
  const code = "RATE_LIMITED";
  const http = { status: statusOf(code), headers: new HeaderMap([["retry-after", String(WINDOW_MS / 1_000)]]) };
  return new GraphQLError("登录过于频繁，请一分钟后再试。Too many sign-ins; try again in a minute.", {
    extensions: { code, http },
  });
}

class Tries {
  private readonly counts = new Map<string, number>();
  private windowEndsAt = 0;

  constructor(private readonly clock: Clock) {}

  /** Counts one try; false where there were too many in this window. */
  count(key: string, most: number): boolean {
    const now = this.clock.now().getTime();
    if (now >= this.windowEndsAt || this.counts.size > MOST_KEYS) {
      this.counts.clear();
      this.windowEndsAt = now + WINDOW_MS;
    }
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count <= most;
  }
}
