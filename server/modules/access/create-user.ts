import type { Post } from "../../kernel/actor.js";
import { newId, type Id } from "../../kernel/ids.js";
import { accept, refuse, type Result } from "../../kernel/result.js";
import { AgencyEntity, PersonEntity, PostHoldingEntity } from "../organisations/index.js";
import { CredentialEntity } from "./credential.entity.js";
import { hashPassword } from "./hash-password.js";
import { checkName, checkPassword } from "./password.rules.js";
import { userCreated } from "./security.events.js";
import { writeAudited, type AccessEnvironment } from "./write-audited.js";

/** A new person with a first post and the means to sign in. */
export interface NewUser {
  readonly name: string;
  readonly password: string;
  readonly personName: string;
  readonly post: Post;
  readonly agencyCode: string | null;
  readonly divisionCode: string;
  readonly phone: string | null;
}

/** Makes a person, their post and their credential together; refuses a weak password, a name already taken and an unknown agency. */
export async function createUser(
  environment: AccessEnvironment,
  user: NewUser,
): Promise<Result<{ readonly personId: Id<"per"> }>> {
  const name = checkName(user.name);
  if (!name.ok) return name;
  const password = checkPassword(user.password, name.value);
  if (!password.ok) return password;
  const passwordHash = await hashPassword(password.value);
  return writeAudited<Result<{ readonly personId: Id<"per"> }>>(environment, async ({ em, record }) => {
    const agency = user.agencyCode === null ? null : await em.findOne(AgencyEntity, { code: user.agencyCode });
    if (user.agencyCode !== null && agency === null)
      return { value: refuse("NOT_FOUND", { path: ["agencyCode"] }), doer: null };
    if ((await em.count(CredentialEntity, { name: name.value })) > 0) {
      return {
        value: refuse("ALREADY_TAKEN", { path: ["name"], because: "该用户名已被使用。This name is taken." }),
        doer: null,
      };
    }
    const personId = newId("per");
    const { post, divisionCode, personName, phone } = user;
    await em.insert(PersonEntity, {
      id: personId,
      code: personId,
      name: personName,
      phone,
      isCertified: false,
      isInvented: false,
      disabledAt: null,
      authorisationVersion: 1,
    });
    await em.insert(PostHoldingEntity, {
      id: newId("pst"),
      personId,
      post,
      agencyId: agency?.id ?? null,
      divisionCode,
      gridCode: null,
      squadId: null,
      endedAt: null,
    });
    await em.insert(CredentialEntity, {
      personId,
      name: name.value,
      passwordHash,
      failures: 0,
      lockedUntil: null,
      isDemo: false,
    });
    record(userCreated(personId, post));
    return { value: accept({ personId }), doer: null };
  });
}
