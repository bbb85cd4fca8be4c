import type { FeedGroup } from "./feed-group.js";
import type { FeedMember } from "./feed-member.js";
import type { JournalTail, ReportFailure } from "./journal-tail.js";
import { frameOf } from "./live-frame.js";
import { backOff, type LiveLimits } from "./live-limits.js";
import { standingOf, type FeedPlan } from "./live-link.js";
import type { Pace } from "./pace.js";
import type { Slots } from "./slots.js";

/** What members that are not in a group need to get there. */
export interface CatchUpParts {
  readonly tail: JournalTail;
  readonly limits: LiveLimits;
  readonly pace: Pace;
  readonly catchUps: Slots;
  readonly report: ReportFailure;
  groupOf(plan: FeedPlan): FeedGroup;
}

/** A member whose position the group has not reached yet looks again after this long. */
const AHEAD_MS = 10;

/** Serves a member alone until it can join its group; true once it has, or has left, false where it reads too slowly to be kept. */
export async function catchUp(member: FeedMember, parts: CatchUpParts): Promise<boolean> {
  const { tail, limits, pace, catchUps, report } = parts;
  for (let failures = 0; !member.isOver;) {
    if (!(await drained(member, parts))) return false;
    if (member.isOver) break;
    if (member.life !== tail.place.life) {
      member.restart(tail.place, member.epoch === tail.place.epoch ? "FELL_BEHIND" : "EPOCH_CHANGED");
    }
    if (member.owes === null && parts.groupOf(member.plan).join(member)) break;
    try {
      const hasMoved = await catchUps.run(() => serve(member, parts, failures + 1));
      if (!hasMoved) await pace.wait(AHEAD_MS).over;
      failures = 0;
    } catch (error) {
      report("a member could not catch up", error);
      // While the database is away every attempt fails for that reason alone.
      if (tail.isConnected || failures === 0) failures += 1;
      await pace.wait(backOff(limits, failures)).over;
    }
  }
  return true;
}

/** Sends the next stretch; false where there is none yet. */
async function serve(member: FeedMember, parts: CatchUpParts, attempt: number): Promise<boolean> {
  const { tail, limits, pace } = parts;
  // It may have left while it waited for its turn; whoever comes back after a storm should not wait for those who are gone.
  if (member.isOver) return true;
  if (member.isUnproven) await prove(member, parts);
  const { turn, plan, owes, position } = member;
  const isResync = owes !== null && owes !== "GREETING";
  const { frontier } = parts.groupOf(plan);
  const isAhead = isResync || frontier < position;
  const most = position + BigInt(limits.batch);
  const to = isAhead ? position : frontier < most ? frontier : most;
  const isBehind = owes !== null || member.sent < to;
  if (to === position && !isBehind) return false;
  const entries = await tail.entries(position, to);
  if (hasTurned(member, turn, tail)) return true;
  if (entries === null) {
    member.restart(tail.place, "CURSOR_TOO_OLD");
    return true;
  }
  const own = entries.filter((entry) => plan.includes(entry));
  // Where nothing was theirs one empty frame at the end tells how far that holds, and one now and then that the way there goes on.
  const isSilent = pace.now() - member.toldAt >= limits.heartbeatMs;
  const isDue = own.length > 0 || isResync || (isBehind && (to === frontier || isAhead || isSilent));
  if (isDue) {
    const span = { epoch: member.epoch, previous: member.sent, cursor: to, viewer: plan.viewer };
    const payload = await plan.render(frameOf(span, own, isResync ? owes : null), attempt);
    if (hasTurned(member, turn, tail)) return true;
    member.link.write(payload);
    member.sent = to;
    member.toldAt = pace.now();
    member.owes = null;
  }
  member.position = to;
  return true;
}

/** Whether what was begun is no longer wanted: the member left, changed its plan, or the journal began a new life. */
function hasTurned(member: FeedMember, turn: number, tail: JournalTail): boolean {
  return member.isOver || member.turn !== turn || member.life !== tail.place.life;
}

/** A cursor of this epoch from beyond the head was not made by this journal. */
async function prove(member: FeedMember, { tail }: CatchUpParts): Promise<void> {
  const head = await tail.head();
  if (head.epoch === member.epoch && member.position > head.position) member.restart(tail.place, "EPOCH_CHANGED");
  member.isUnproven = false;
}

/** Waits until a slow reader has taken half of its bound; false where it does not in time or is beyond hope. */
async function drained(member: FeedMember, { limits, pace }: CatchUpParts): Promise<boolean> {
  const { link } = member;
  if (standingOf(link, limits) === "keeping-up") return true;
  for (const until = pace.now() + limits.drainMs; !member.isOver;) {
    // First, since on a machine that slept the time is over for readers that have drained as well.
    if (link.unread() <= limits.slowBytes / 2) return true;
    if (standingOf(link, limits) === "lost" || pace.now() > until) return false;
    await pace.wait(limits.drainCheckMs).over;
  }
  return true;
}
