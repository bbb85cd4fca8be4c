import { Watched } from "../live/index.js";
import type { IncidentRow } from "../store/index.js";
import { hear, keptOf, look, openBell, silence, toneOf, type Bell, type Heard } from "./bell.rules.js";
import { acknowledgedIds, keep, keepAcknowledged, listenToAcknowledged, readKept } from "./kept-bell.js";
import type { Speaker } from "./speaker.js";

const REPEAT_MS = 5_000;

/** Rings for fresh incidents, and for emergencies again and again until somebody at this desk acknowledges them. */
export class Ringer {
  /** The emergencies that wait for somebody. */
  readonly ringing = new Watched<readonly string[]>([]);
  /** The emergencies that came last, to be told once. */
  readonly told = new Watched<readonly IncidentRow[]>([]);
  private bell: Bell | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly stop = listenToAcknowledged(() => this.drop(acknowledgedIds()));

  constructor(
    private readonly speaker: Speaker,
    private readonly postId: string,
  ) {}

  /** Takes all incidents that there are; the first time they are what was there already. */
  look(rows: readonly IncidentRow[]): void {
    this.take(this.bell === null ? openBell(readKept(this.postId), rows) : look(this.bell, rows));
  }

  /** Takes incidents that changed; before the first look there is nothing to compare them with. */
  hear(rows: readonly IncidentRow[]): void {
    if (this.bell !== null) this.take(hear(this.bell, rows));
  }

  /** Silences these, here and in every tab of this desk, for good. */
  acknowledge(ids: readonly string[]): void {
    const waiting = ids.filter((id) => this.bell?.ringing.has(id));
    if (waiting.length === 0) return;
    keepAcknowledged(waiting);
    this.drop(waiting);
  }

  close(): void {
    clearInterval(this.timer);
    this.stop();
  }

  private take({ bell, fresh }: Heard): void {
    const acknowledged = new Set(acknowledgedIds());
    const news = fresh.filter(({ id }) => !acknowledged.has(id));
    const tone = toneOf(news);
    this.set(silence(bell, acknowledged));
    if (tone !== null) this.speaker.play(tone);
    if (tone === "EMERGENCY") this.told.set(news.filter(({ tier }) => tier === "EMERGENCY"));
  }

  private drop(ids: Iterable<string>): void {
    if (this.bell !== null) this.set(silence(this.bell, ids));
  }

  private set(bell: Bell): void {
    if (bell === this.bell) return;
    this.bell = bell;
    keep(this.postId, keptOf(bell));
    const ringing = [...bell.ringing];
    if (ringing.join() === this.ringing.get().join()) return;
    this.ringing.set(ringing);
    this.repeat(bell.ringing.size > 0);
  }

  private repeat(isRinging: boolean): void {
    if (isRinging) this.timer ??= setInterval(() => this.speaker.play("EMERGENCY"), REPEAT_MS);
    else {
      clearInterval(this.timer);
      this.timer = undefined;
    }
  }
}
