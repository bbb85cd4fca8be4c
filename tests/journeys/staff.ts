import { z } from "zod";
import type { Post } from "../../server/kernel/actor.js";
import { makeDemoIdentities } from "../../server/modules/access/index.js";
import { GraphqlClient } from "../support/graphql-client.js";
import type { TestApi } from "../support/server.js";

const signInForm = z.object({
  signIn: z.object({
    token: z.string(),
    viewer: z.object({ person: z.object({ id: z.string() }), activePost: z.object({ post: z.string() }) }),
  }),
});
const squadsForm = z.object({
  squads: z.array(z.object({ id: z.string(), members: z.array(z.object({ id: z.string() })) })),
});

/** A squad on duty with the member who speaks for it. */
export interface SquadAtWork {
  readonly id: string;
  readonly member: GraphqlClient;
}

/** Before the half hour after which an idle session ends. */
const FRESH_MS = 25 * 60_000;

/** The people of the demo county, signed in when they are first needed and again when they sat idle for too long. */
export class Staff {
  private readonly signedIn = new Map<
    string,
    { readonly client: GraphqlClient; readonly personId: string; usedAt: number }
  >();
  private readonly squads = new Map<string, string | null>();

  private constructor(
    private readonly api: TestApi,
    private readonly identities: readonly {
      readonly name: string;
      readonly password: string;
      readonly division: string;
      readonly agency: string;
    }[],
  ) {}

  static async of(api: TestApi): Promise<Staff> {
    const { identities } = await makeDemoIdentities(api.county, { home: api.home, countyCode: "371323" });
    return new Staff(api, identities);
  }

  /** A demo identity by name, signed in with name and password. */
  async named(name: string): Promise<GraphqlClient> {
    return (await this.session(name, () => this.signIn(name))).client;
  }

  /** The place that a demo identity serves. */
  divisionOf(name: string): string {
    const identity = this.identities.find((each) => each.name === name);
    if (identity === undefined) throw new Error(`there is no demo identity ${name}`);
    return identity.division;
  }

  /** Who holds a post at an agency: a demo identity where there is one, else somebody whose session is begun without a password. */
  async holding(post: Post, agency: string): Promise<GraphqlClient> {
    return (await this.holder(post, agency)).client;
  }

  leaderOf(agency: string): Promise<GraphqlClient> {
    return this.holding("AGENCY_LEADER", agency);
  }

  /** The squad of an agency whose member is at hand, put on duty by the agency's leader; null where the agency has none. */
  async squadOf(agency: { readonly id: string; readonly code: string }): Promise<SquadAtWork | null> {
    const known = this.squads.get(agency.code);
    if (known === null) return null;
    const leader = await this.leaderOf(agency.code);
    const { squads } = await leader.ask("Squads", { agencyId: agency.id }, squadsForm);
    if (squads.length === 0) {
      this.squads.set(agency.code, null);
      return null;
    }
    const { client: member, personId } = await this.holder("SQUAD_MEMBER", agency.code);
    const own = squads.find(({ members }) => members.some(({ id }) => id === personId));
    if (own === undefined) throw new Error(`${member.name} is in no squad of ${agency.code}`);
    if (known === undefined) {
      const duty = z.object({ refusal: z.null(), squad: z.object({ onDuty: z.literal(true) }) });
      await leader.send("SetSquadDuty", { squadId: own.id, isOnDuty: true }, duty);
      this.squads.set(agency.code, own.id);
    }
    return { id: own.id, member };
  }

  private holder(post: Post, agency: string) {
    const role = post === "SQUAD_MEMBER" ? "squad" : post === "AGENCY_LEADER" ? "(?<!shift-)leader" : slugOf(post);
    const identity = this.identities.find((each) => each.agency === agency && new RegExp(`-${role}$`).test(each.name));
    if (identity !== undefined) return this.session(identity.name, () => this.signIn(identity.name));
    return this.session(`${post} of ${agency}`, async () => {
      const { token, personId } = await this.api.signInAs({ post, agency });
      return { client: new GraphqlClient(this.api, token, `${post} of ${agency}`), personId };
    });
  }

  private async session(name: string, begin: () => Promise<{ client: GraphqlClient; personId: string }>) {
    const now = this.api.clock.now().getTime();
    const known = this.signedIn.get(name);
    if (known !== undefined && now - known.usedAt < FRESH_MS) {
      known.usedAt = now;
      return known;
    }
    const begun = { ...(await begin()), usedAt: now };
    this.signedIn.set(name, begun);
    return begun;
  }

  private async signIn(name: string): Promise<{ client: GraphqlClient; personId: string }> {
    const identity = this.identities.find((each) => each.name === name);
    if (identity === undefined) throw new Error(`there is no demo identity ${name}`);
    const anonymous = new GraphqlClient(
      { ask: (_token, query, variables) => this.api.ask(null, query, variables) },
      "",
      name,
    );
    const input = { name, password: identity.password };
    const { token, viewer } = (await anonymous.ask("SignIn", { input }, signInForm)).signIn;
    return { client: new GraphqlClient(this.api, token, name), personId: viewer.person.id };
  }
}

function slugOf(post: Post): string {
  return post.toLowerCase().replaceAll("_", "-");
}
