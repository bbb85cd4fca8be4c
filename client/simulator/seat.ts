import { z, type ZodType } from "zod";
import { MusterClient } from "../muster-client.js";
import { MusterError } from "../muster-error.js";
import type { Identity } from "./read-identities.js";
import type { SignInPace } from "./sign-in-pace.js";
import type { Post } from "./step.js";

const viewerForm = z.object({
  viewer: z.object({
    person: z.object({ id: z.string() }),
    activePost: z.object({ id: z.string() }),
    posts: z.array(
      z.object({ id: z.string(), post: z.string(), agency: z.object({ id: z.string(), code: z.string() }).nullable() }),
    ),
  }),
});
const viewerDocument = `query SimulatorViewer {
  viewer { person { id } activePost { id } posts { id post agency { id code } } }
}`;
const switchForm = z.object({ switchPost: z.object({ refusal: z.object({ message: z.string() }).nullable() }) });
const switchDocument = `mutation SimulatorSwitchPost($input: SwitchPostInput!) { switchPost(input: $input) { refusal { message } } }`;
const squadsForm = z.object({
  squads: z.array(
    z.object({
      id: z.string(),
      members: z.array(z.object({ id: z.string() })),
      position: z.object({ point: z.object({ longitude: z.number(), latitude: z.number() }) }).nullable(),
    }),
  ),
});
const squadsDocument = `query SimulatorSquads($agencyId: ID!) {
  squads(agencyId: $agencyId) { id members { id } position { point { longitude latitude } } }
}`;

/** The squad that somebody rides with, and where it was last seen. */
export interface OwnSquad {
  readonly id: string;
  readonly place: { readonly longitude: number; readonly latitude: number } | null;
}

/** How long after a failed sign-in the next is tried. */
const AGAIN_AFTER_MS = 30_000;

/** One demo identity in one of its posts: signs in when first needed, and again when its session has ended. */
export class Seat {
  squad: OwnSquad | undefined;
  /** Out until somebody calls; after a sign-in that failed it stays at the door for half a minute. */
  state: "out" | "at the door" | "ready" = "out";
  private readonly client: MusterClient;
  private entering: Promise<void> | undefined;

  constructor(
    server: string,
    readonly identity: Identity,
    private readonly post: Post,
    private readonly pace: SignInPace,
    private readonly sleep: (milliseconds: number) => Promise<void>,
  ) {
    this.client = new MusterClient(server);
  }

  /** The bearer of the session. */
  get token(): string | null {
    return this.client.token;
  }

  /** Signs in, once however often it is called; rejects where it could not. */
  enter(): Promise<void> {
    this.entering ??= this.begin();
    return this.entering;
  }

  /** Asks in this seat; signs in again where the session has ended meanwhile. */
  async ask<Data>(query: string, variables: object, form: ZodType<Data>): Promise<Data> {
    await this.enter();
    try {
      return await this.client.request(query, variables, form);
    } catch (error) {
      if (!(error instanceof MusterError) || error.code !== "UNAUTHENTICATED") throw error;
      this.leave();
      await this.enter();
      return this.client.request(query, variables, form);
    }
  }

  /** The session has ended: the next who asks signs in again. */
  leave(): void {
    this.state = "out";
    this.entering = undefined;
  }

  private async begin(): Promise<void> {
    this.state = "at the door";
    try {
      await this.sleep(this.pace.takeTurn());
      await this.signIn();
      this.state = "ready";
    } catch (error) {
      if (error instanceof MusterError && error.status === 429) this.pace.holdOff(error.retryAfterSeconds * 1_000);
      void this.sleep(AGAIN_AFTER_MS).then(() => this.leave());
      throw error;
    }
  }

  private async signIn(): Promise<void> {
    await this.client.signIn(this.identity.name, this.identity.password);
    const { viewer } = await this.client.request(viewerDocument, {}, viewerForm);
    const held = viewer.posts.find(({ post, agency }) => post === this.post && agency?.code === this.identity.agency);
    if (held !== undefined && held.id !== viewer.activePost.id) {
      const input = { idempotencyKey: crypto.randomUUID(), postId: held.id };
      await this.client.request(switchDocument, { input }, switchForm);
    }
    const agencyId = held?.agency?.id;
    if (this.post === "SQUAD_MEMBER" && agencyId !== undefined) await this.findSquad(agencyId, viewer.person.id);
  }

  private async findSquad(agencyId: string, personId: string): Promise<void> {
    const { squads } = await this.client.request(squadsDocument, { agencyId }, squadsForm);
    const own = squads.find(({ members }) => members.some(({ id }) => id === personId));
    this.squad = own && { id: own.id, place: own.position?.point ?? null };
  }
}
