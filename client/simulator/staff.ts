import type { Identity } from "./read-identities.js";
import { Seat } from "./seat.js";
import { SignInPace } from "./sign-in-pace.js";
import type { Doer, Post } from "./step.js";

/** Who can be found for a step: somebody at once, somebody who is still signing in, or nobody at all. */
export type Found = { readonly seat: Seat; readonly doer: Doer } | "signing in" | "nobody";

/** Who is needed most urgently is decided late: a long line at the door would let everybody wait their turn. */
const MOST_AT_THE_DOOR = 4;

/** The people that the simulator plays; each signs in when first needed. */
export class Staff {
  private readonly seats = new Map<string, Seat>();
  private readonly pace = new SignInPace();

  constructor(
    private readonly server: string,
    private readonly identities: readonly Identity[],
    private readonly sleep: (milliseconds: number) => Promise<void>,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** The first of these who has an identity; whoever is found and has no session yet begins to sign in. */
  find(doers: readonly Doer[]): Found {
    for (const doer of doers) {
      const seat = this.seatOf(doer);
      if (seat === undefined) continue;
      if (!this.isAtHand(seat)) return "signing in";
      if (doer.squadId === undefined || seat.squad?.id === doer.squadId) return { seat, doer };
    }
    return "nobody";
  }

  /** The seat of a post at an agency, whether its holder has signed in or not; undefined where no identity holds it. */
  seatOf({ post, agency, division }: Doer): Seat | undefined {
    const key = `${post} ${agency} ${division ?? ""}`;
    const known = this.seats.get(key);
    if (known !== undefined) return known;
    const identity = this.identities.find(
      (one) =>
        one.agency === agency && one.posts.includes(post) && (division === undefined || one.division === division),
    );
    if (identity === undefined) return undefined;
    const seat = new Seat(this.server, identity, post, this.pace, this.sleep);
    this.seats.set(key, seat);
    return seat;
  }

  /** The agencies in which somebody holds a post. */
  agenciesWith(post: Post): readonly string[] {
    return [...new Set(this.identities.filter(({ posts }) => posts.includes(post)).map(({ agency }) => agency))];
  }

  /** The places that somebody in this post serves, with their agency. */
  placesOf(post: Post): readonly { readonly agency: string; readonly division: string }[] {
    return this.identities.filter(({ posts }) => posts.includes(post));
  }

  /** Whether nobody is signing in just now. */
  get isAtRest(): boolean {
    return this.atTheDoor === 0;
  }

  /** Whether somebody has a session; whoever has none begins to sign in as soon as few are before them, which shows at a later look. */
  isAtHand(seat: Seat): boolean {
    if (seat.state === "out" && this.atTheDoor < MOST_AT_THE_DOOR) void seat.enter().catch(this.failed);
    return seat.state === "ready";
  }

  private get atTheDoor(): number {
    return [...this.seats.values()].filter(({ state }) => state === "at the door").length;
  }
}
