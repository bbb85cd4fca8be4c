import { createHash, randomBytes } from "node:crypto";
import { entities } from "../../../server/app/entities.js";
import { newId, type Id } from "../../../server/kernel/ids.js";
import { SessionEntity } from "../../../server/modules/access/index.js";
import { PersonEntity, PostHoldingEntity } from "../../../server/modules/organisations/index.js";
import { openDatabase, type DatabaseOptions } from "../../../server/platform/database/index.js";

const COUNTY = "371323";
const SESSION_MS = 12 * 3_600_000;

/** Makes this many shift leaders of the county, each signed in, and gives their tokens: a person may hold eight sockets. */
export async function seatShiftLeaders(
  where: Pick<DatabaseOptions, "url" | "schema">,
  count: number,
): Promise<readonly string[]> {
  const database = await openDatabase({ ...where, entities, poolSize: 1 });
  try {
    return await database.writeAsSystem("bench", async (em) => {
      const example = await em.findOneOrFail(PostHoldingEntity, { post: "SHIFT_LEADER", divisionCode: COUNTY });
      const place = { agencyId: example.agencyId ?? null, divisionCode: COUNTY };
      const leaders = Array.from({ length: count }, (_, index) => leaderAt(place, index));
      await em.insertMany(
        PersonEntity,
        leaders.map(({ person }) => person),
      );
      await em.insertMany(
        PostHoldingEntity,
        leaders.map(({ post }) => post),
      );
      await em.insertMany(
        SessionEntity,
        leaders.map(({ session }) => session),
      );
      return leaders.map(({ token }) => token);
    });
  } finally {
    await database.close();
  }
}

/** A shift leader of a place, signed in. */
function leaderAt(place: { readonly agencyId: Id<"agc"> | null; readonly divisionCode: string }, index: number) {
  const now = new Date();
  const token = randomBytes(32).toString("base64url");
  const [personId, postId] = [newId("per"), newId("pst")];
  return {
    token,
    person: {
      id: personId,
      code: `bench-${index}`,
      name: `值班长${index}`,
      phone: null,
      isCertified: true,
      isInvented: true,
      disabledAt: null,
      authorisationVersion: 1,
    },
    post: {
      id: postId,
      personId,
      post: "SHIFT_LEADER" as const,
      ...place,
      gridCode: null,
      squadId: null,
      endedAt: null,
    },
    session: {
      id: newId("ses"),
      tokenHash: createHash("sha256").update(token).digest("hex"),
      personId,
      postId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + SESSION_MS),
      revokedAt: null,
    },
  };
}
