import type { Post } from "../../kernel/actor.js";
import { newId, type Id } from "../../kernel/ids.js";
import { accept, refuse, type Result } from "../../kernel/result.js";
import { DivisionEntity } from "../geography/index.js";
import { AgencyEntity, PersonEntity, PostHoldingEntity } from "../organisations/index.js";
import { CredentialEntity } from "./credential.entity.js";
import { hashPassword } from "./hash-password.js";
import { checkName, checkPassword } from "./password.rules.js";
import { userCreated } from "./security.events.js";
import { writeAudited, type AccessEnvironment, type AuditedWrite } from "./write-audited.js";

/** A county has its own schema, so its code needs no looking up, also before any reference data is there. */
const COUNTY_DIGITS = 6;

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

/** Makes a person, their post and their credential together; refuses a weak password, a name already taken, an unknown agency and an unknown division. */
export async function createUser(environment: AccessEnvironment, user: NewUser): Promise<Created> {
  const name = checkName(user.name);
  if (!name.ok) return name;
  const password = checkPassword(user.password, name.value);
  if (!password.ok) return password;
  const passwordHash = await hashPassword(password.value);
  return writeAudited(environment, async (write) => ({
    value: await addUser(write, { ...user, name: name.value }, passwordHash),
    doer: null,
  }));
}

type Created = Result<{ readonly personId: Id<"per"> }>;

async function addUser({ em, record }: AuditedWrite, user: NewUser, passwordHash: string): Promise<Created> {
  const { name, post, divisionCode, personName, phone, agencyCode } = user;
  const agency = agencyCode === null ? null : await em.findOne(AgencyEntity, { code: agencyCode });
  if (agencyCode !== null && agency === null) return refuse("NOT_FOUND", { path: ["agencyCode"] });
  if (divisionCode.length > COUNTY_DIGITS && (await em.count(DivisionEntity, { code: divisionCode })) === 0)
    return refuse("NOT_FOUND", { path: ["divisionCode"] });
  if ((await em.count(CredentialEntity, { name })) > 0) {
    return refuse("ALREADY_TAKEN", { path: ["name"], because: "该用户名已被使用。This name is taken." });
  }
  const personId = newId("per");
  const agencyId = agency?.id ?? null;
  const place = { agencyId, divisionCode, gridCode: null, squadId: null };
  const plain = { isCertified: false, isInvented: false };
  await em.insert(PersonEntity, {
    id: personId,
    code: personId,
    name: personName,
    phone,
    ...plain,
    disabledAt: null,
    authorisationVersion: 1,
  });
  await em.insert(PostHoldingEntity, { id: newId("pst"), personId, post, ...place, endedAt: null });
  await em.insert(CredentialEntity, { personId, name, passwordHash, failures: 0, lockedUntil: null, isDemo: false });
  record(userCreated(personId, post));
  return accept({ personId });
}
