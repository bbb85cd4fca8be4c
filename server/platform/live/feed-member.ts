import { decodeCursor } from "../journal/index.js";
import type { TailPlace } from "./journal-tail.js";
import { graver, type ResyncReason } from "./live-frame.js";
import type { FeedPlan, LiveLink } from "./live-link.js";

/** Where a member lives while it is live. */
interface Home {
  leave(member: FeedMember): void;
}

/** One subscription to a feed and how far it has come. */
export class FeedMember {
  /** Everything up to here has been sent or is not theirs. */
  position: bigint;
  /** The cursor of the last frame. */
  sent: bigint;
  epoch: string;
  life: number;
  /** A frame that is due whatever happens: the first one, or one that says why the snapshot must be loaded again. */
  owes: ResyncReason | "GREETING" | null = "GREETING";
  /** Grows with every change of plan, so that what was begun under an earlier plan is thrown away. */
  turn = 0;
  /** When it was last sent a frame, or began to catch up. */
  toldAt = 0;
  isOver = false;
  isCatchingUp = false;
  /** A cursor from outside that the tail does not know, not yet compared with the head. */
  isUnproven = false;
  group: Home | null = null;

  constructor(
    public plan: FeedPlan,
    readonly link: LiveLink,
    place: TailPlace,
    after: string | null,
  ) {
    this.epoch = place.epoch;
    this.life = place.life;
    this.position = place.position;
    this.sent = place.position;
    if (after === null) return;
    const cursor = decodeCursor(after);
    // What cannot be read was not made by this journal, which is all that another epoch says.
    if (cursor === null || cursor.epoch !== place.epoch) this.restart(place, "EPOCH_CHANGED");
    else if (cursor.position < place.floor) this.restart(place, "CURSOR_TOO_OLD");
    else {
      this.position = cursor.position;
      this.sent = cursor.position;
      // What it holds was loaded with other rights, which may have changed while it was away.
      if (cursor.viewer !== null && cursor.viewer !== plan.viewer) this.owes = "SCOPE_CHANGED";
    }
    // The tail may not have come as far as the reader's snapshot, neither to its position nor to its epoch.
    this.isUnproven = cursor !== null && (cursor.epoch !== place.epoch || cursor.position > place.position);
  }

  /** Begins anew at a place because the way there cannot be told entry by entry. */
  restart({ epoch, life, position }: TailPlace, reason: ResyncReason): void {
    this.epoch = epoch;
    this.life = life;
    this.position = position;
    this.sent = position;
    this.owes = graver(this.owes, reason);
    this.isUnproven = false;
  }

  /** Goes on under another plan from the same position. */
  change(plan: FeedPlan): void {
    this.turn += 1;
    this.plan = plan;
    // One reason to load the snapshot again is enough; the earlier one may also explain a leap.
    if (this.owes === null || this.owes === "GREETING") this.owes = "SCOPE_CHANGED";
  }
}
