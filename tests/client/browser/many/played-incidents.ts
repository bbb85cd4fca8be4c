/** An incident as the queue's operations ask for it. */
export interface PlayedIncident {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly title: string;
  readonly nextDueAt: string | null;
}

const STEPS = ["REPORTED", "FILED", "DISPATCHED", "HANDLING", "FEEDBACK", "CHECKING"] as const;
const TIERS = ["ORDINARY", "ORDINARY", "ORDINARY", "ORDINARY", "COORDINATED", "COORDINATED", "EMERGENCY"] as const;
const MATTERS = [
  "暴露垃圾",
  "店外占道经营",
  "路面破损",
  "井盖缺失",
  "秸秆焚烧",
  "燃气泄漏",
  "河道排污",
  "违法建设",
] as const;
const AGENCIES = ["综合行政执法办公室", "市场监管所", "水利服务中心", "自然资源所", "派出所"] as const;
/** One change in so many ends an incident, and another is reported in its place. */
const END_EVERY = 50;

/** Many open incidents that change without end, the same in every run. */
export class PlayedIncidents {
  readonly open = new Map<string, PlayedIncident>();
  private made = 0;
  private seed = 42;

  constructor(count: number) {
    for (let nth = 0; nth < count; nth += 1) this.report();
  }

  /** The next changes: mostly a step of some incident, now and then an end and a new report. */
  change(count: number): readonly PlayedIncident[] {
    const changed: PlayedIncident[] = [];
    const ids = [...this.open.keys()];
    for (let nth = 0; nth < count; nth += 1) {
      const known = this.open.get(ids[this.below(ids.length)] ?? "");
      if (known === undefined) continue;
      if (this.below(END_EVERY) === 0) changed.push(this.end(known), this.report());
      else changed.push(this.step(known));
    }
    return changed;
  }

  private step(known: PlayedIncident): PlayedIncident {
    const version = known.version + 1;
    const status = STEPS[version % STEPS.length] ?? "REPORTED";
    const next = { ...known, version, status, title: titleOf(known.id, version), nextDueAt: this.due() };
    this.open.set(known.id, next);
    return next;
  }

  private end(known: PlayedIncident): PlayedIncident {
    this.open.delete(known.id);
    return { ...known, version: known.version + 1, status: "CLOSED", nextDueAt: null };
  }

  private report(): PlayedIncident {
    this.made += 1;
    const nth = this.made;
    const id = `inc_${String(nth).padStart(8, "0")}`;
    const township = 1 + (nth % 18);
    const divisionCode = `371323${String(township).padStart(3, "0")}${String(nth % 60).padStart(3, "0")}`;
    const made = {
      id,
      number: `371323-20261125-${String(nth).padStart(6, "0")}`,
      version: 1,
      status: "REPORTED",
      tier: TIERS[nth % TIERS.length] ?? "ORDINARY",
      priority: 1 + (nth % 4),
      title: titleOf(id, 1),
      address: `正阳路 ${nth % 400} 号`,
      source: "GRID_WORKER",
      isMatterGuessed: nth % 9 === 0,
      isConfidential: false,
      isRulingPending: false,
      reportedAt: new Date(Date.now() - 600_000).toISOString(),
      filedAt: null,
      dispatchedAt: null,
      handledAt: null,
      nextDueAt: this.due(),
      location: { longitude: 118.3 + (nth % 70) / 100, latitude: 35.6 + (nth % 50) / 100 },
      matter: { code: String(nth % MATTERS.length), name: MATTERS[nth % MATTERS.length] ?? "" },
      division: { code: divisionCode, name: `第 ${nth % 60} 村委会` },
      lead: { id: `agc_${nth % AGENCIES.length}`, name: AGENCIES[nth % AGENCIES.length] ?? "" },
    };
    this.open.set(id, made);
    return made;
  }

  private due(): string {
    return new Date(Date.now() - 1_800_000 + this.below(36_000_000)).toISOString();
  }

  /** A number below `most`, from a generator that everybody can repeat. */
  private below(most: number): number {
    this.seed = (Math.imul(this.seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.seed / 2 ** 32) * most);
  }
}

/** What a row's title says, so that the page can be asked which version it shows. */
export function titleOf(id: string, version: number): string {
  return `${id} 第 ${version} 版`;
}
