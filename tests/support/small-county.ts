import type { Actor, Post } from "../../server/kernel/actor.js";
import { newId, type Id } from "../../server/kernel/ids.js";
import type { Clock } from "../../server/kernel/clock.js";
import { entities } from "../../server/app/entities.js";
import {
  CredentialEntity,
  hashPassword,
  scopeOf,
  signIn,
  type AccessEnvironment,
} from "../../server/modules/access/index.js";
import {
  AgencyEntity,
  PersonEntity,
  PostHoldingEntity,
  SquadEntity,
  type AgencyKind,
} from "../../server/modules/organisations/index.js";
import { runCommand, type Command, type CommandEnvironment } from "../../server/platform/commands/index.js";
import { openDatabase, type Database } from "../../server/platform/database/index.js";
import { cloneDatabase, type TestDatabase } from "./postgres.js";

/** A clock that stands still until a test moves it. */
export class StoppedClock implements Clock {
  private time = Date.parse("2026-11-23T08:00:00Z");
  now(): Date {
    return new Date(this.time);
  }
  advance(minutes: number): void {
    this.time += minutes * 60_000;
  }
}

/** A person made for a test, with the post they act in. */
export interface Somebody {
  readonly personId: Id<"per">;
  readonly postId: Id<"pst">;
  readonly actor: Actor;
}

/** Where somebody serves. */
export interface Place {
  readonly agencyId?: Id<"agc">;
  readonly divisionCode?: string;
  readonly squadId?: Id<"sqd">;
  readonly isCertified?: boolean;
}

/** A county of a few agencies on a database of its own; every agency, squad and person is made by the test that needs it. */
export class SmallCounty {
  readonly clock = new StoppedClock();

  private constructor(
    readonly files: TestDatabase,
    readonly database: Database,
  ) {}

  static async open(): Promise<SmallCounty> {
    const files = await cloneDatabase();
    return new SmallCounty(files, await openDatabase({ url: files.appUrl, schema: files.schema, entities }));
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.files.drop();
  }

  get environment(): CommandEnvironment & AccessEnvironment {
    const { database, clock } = this;
    return { database, clock, countyCode: "371323", reactions: {}, onCommitted: () => undefined };
  }

  async agency(
    kind: AgencyKind,
    divisionCode: string,
    {
      lineCode = null,
      lineDepartmentId = null,
    }: { lineCode?: string | null; lineDepartmentId?: Id<"agc"> | null } = {},
  ): Promise<Id<"agc">> {
    const id = newId("agc");
    const rest = { isStationed: lineDepartmentId !== null, dutyHours: "00:00-24:00", acceptsDirectDispatch: false };
    await this.insert(AgencyEntity, {
      id,
      code: id,
      name: `${kind} ${divisionCode}`,
      kind,
      lineCode,
      divisionCode,
      lineDepartmentId,
      ...rest,
    });
    return id;
  }

  async squad(agencyId: Id<"agc">, requiredCertified = 0): Promise<Id<"sqd">> {
    const id = newId("sqd");
    const unknown = {
      longitude: null,
      latitude: null,
      accuracyMeters: null,
      positionTakenAt: null,
      positionReceivedAt: null,
    };
    await this.insert(SquadEntity, {
      id,
      callSign: id,
      name: "一组",
      agencyId,
      requiredCertified,
      isOnDuty: false,
      dutySince: null,
      crewIds: [],
      vehicle: null,
      ...unknown,
    });
    return id;
  }

  async person(post: Post, place: Place = {}): Promise<Somebody> {
    const personId = newId("per");
    await this.insert(PersonEntity, {
      id: personId,
      code: personId,
      name: "张三",
      phone: "19900000001",
      isCertified: place.isCertified ?? false,
      isInvented: true,
      disabledAt: null,
    });
    return { personId, ...(await this.appoint(personId, post, place)) };
  }

  async appoint(
    personId: Id<"per">,
    post: Post,
    { agencyId, divisionCode, squadId }: Place = {},
  ): Promise<Omit<Somebody, "personId">> {
    const held = {
      agencyId: agencyId ?? null,
      divisionCode: divisionCode ?? null,
      gridCode: null,
      squadId: squadId ?? null,
    };
    const postId = newId("pst");
    await this.insert(PostHoldingEntity, { id: postId, personId, post, ...held, endedAt: null });
    const agencies = await this.database.read({ system: "test" }, (em) =>
      em.find(AgencyEntity, {
        $or: [{ id: held.agencyId ?? "agc_none" }, { lineDepartmentId: held.agencyId ?? "agc_none" }],
      }),
    );
    const agency = agencies.find(({ id }) => id === held.agencyId) ?? null;
    const ledAgencyIds = agencies.filter(({ id }) => id !== held.agencyId).map(({ id }) => id);
    const scope = scopeOf({ post, divisionCode: held.divisionCode, agency, ledAgencyIds });
    return {
      postId,
      actor: {
        personId,
        personName: "张三",
        sessionId: newId("ses"),
        postId,
        post,
        ...held,
        scope,
        authorisationVersion: 1,
        isViewingAs: false,
      },
    };
  }

  /** Gives a person a sign-in name; the password is `rightPassword`. */
  async credential(personId: Id<"per">): Promise<string> {
    const name = `user-${personId.slice(4)}`;
    this.hash ??= hashPassword(rightPassword);
    await this.insert(CredentialEntity, {
      personId,
      name,
      passwordHash: await this.hash,
      failures: 0,
      lockedUntil: null,
      isDemo: false,
    });
    return name;
  }

  signIn(name: string, password: string = rightPassword): ReturnType<typeof signIn> {
    return signIn(this.environment, { name, password });
  }

  run<Input extends object, Answer>(
    actor: Actor,
    command: Command<Input, Answer>,
    input: Input,
  ): ReturnType<typeof runCommand<Input, Answer>> {
    return runCommand(
      this.environment,
      { actor, name: "test", input: { ...input, idempotencyKey: newId("rep") } },
      command,
    );
  }

  /** What an SQL question answers when nothing is hidden. */
  query<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.database.read({ system: "test" }, (em) => em.execute<Row[]>(sql, [...parameters]));
  }

  /** The types of the journal's entries of one stream, in their order. */
  async journal(stream: string): Promise<string[]> {
    const found = await this.query<{ type: string }>("select type from journal where stream = ? order by position", [
      stream,
    ]);
    return found.map(({ type }) => type);
  }

  private hash: Promise<string> | null = null;

  private insert(entity: object, row: object): Promise<unknown> {
    return this.database.writeAsSystem("test", (em) => em.insert(entity as never, row as never));
  }
}

export const rightPassword = "Right-Horse-42-Battery";
export const wrongPassword = "Wrong-Horse-42-Battery";
