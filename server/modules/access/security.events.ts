import type { DomainEvent } from "../../kernel/event.js";
import type { Id } from "../../kernel/ids.js";
import type { Audience } from "../../kernel/visibility.js";

/** No area fits the empty code and no agency takes part: these entries are in the chain but in nobody's feed. */
const NOBODY: Audience = { divisionCode: "", affectedCodes: [], agencyIds: [] };

/** Somebody signed in. */
export const signedIn = (personId: Id<"per">, sessionId: Id<"ses">, postId: Id<"pst">): DomainEvent =>
  securityEvent("session.signed-in", personId, "登录成功", { sessionId, postId });

/** A password was wrong. */
export const signInFailed = (personId: Id<"per">, failures: number): DomainEvent =>
  securityEvent("session.failed", personId, `登录失败，连续第 ${failures} 次`, { failures });

/** A password was wrong once too often. */
export const signInLocked = (personId: Id<"per">, until: Date): DomainEvent =>
  securityEvent("session.locked", personId, "登录连续失败，账户锁定", { lockedUntil: until.toISOString() });

/** Somebody signed out. */
export const signedOut = (personId: Id<"per">, sessionId: Id<"ses">): DomainEvent =>
  securityEvent("session.signed-out", personId, "退出登录", { sessionId });

/** Somebody went on in another of their posts. */
export const postSwitched = (personId: Id<"per">, sessionId: Id<"ses">, from: Id<"pst">, to: Id<"pst">): DomainEvent =>
  securityEvent("session.post-switched", personId, "切换岗位", { sessionId, from, to });

/** An administrator looks at what another seat sees. */
export const viewingAs = (
  personId: Id<"per">,
  { sessionId, postId, reason }: { sessionId: Id<"ses">; postId: Id<"pst">; reason: string },
): DomainEvent => securityEvent("session.viewing-as", personId, "以其他岗位视角查看", { sessionId, postId, reason });

/** An administrator is back in their own post. */
export const viewingEnded = (personId: Id<"per">, sessionId: Id<"ses">): DomainEvent =>
  securityEvent("session.viewing-ended", personId, "结束以其他岗位视角查看", { sessionId });

/** A person may no longer sign in. */
export const personDisabled = (personId: Id<"per">, reason: string): DomainEvent =>
  securityEvent("person.disabled", personId, "停用人员", { personId, reason });

/** A person got a name and a password. */
export const userCreated = (personId: Id<"per">, post: string): DomainEvent =>
  securityEvent("person.user-created", personId, "开通账户", { personId, post });

function securityEvent(
  type: string,
  stream: string,
  summary: string,
  changes: Readonly<Record<string, unknown>>,
): DomainEvent {
  return { type, stream, summary, changes, audience: NOBODY };
}
