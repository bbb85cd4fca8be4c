import { Watched } from "../live/index.js";
import type { SoundingTier } from "./bell.rules.js";

/** Whether sounds are heard: the browser waits for a first touch, the desk is muted, or they are. */
export type SpeakerState = "locked" | "muted" | "on";

interface Note {
  readonly hertz: number;
  readonly atMs: number;
  readonly forMs: number;
}

/** Two short rising notes for what cannot wait, one low one for what can. */
const TONES: Readonly<Record<SoundingTier, readonly Note[]>> = {
  EMERGENCY: [
    { hertz: 880, atMs: 0, forMs: 160 },
    { hertz: 1_175, atMs: 220, forMs: 160 },
  ],
  COORDINATED: [{ hertz: 587, atMs: 0, forMs: 240 }],
};
const VOLUME = 0.3;
const FADE_SECONDS = 0.015;
const MUTED = "muster.muted";
const TOUCHES = ["pointerdown", "keydown"] as const;

/** Makes the sounds of a desk; a browser lets them be heard only after somebody has touched the page. */
export class Speaker {
  readonly state = new Watched<SpeakerState>("locked");
  private readonly context = new AudioContext();
  private readonly end = new AbortController();

  constructor() {
    this.context.addEventListener("statechange", this.tell, { signal: this.end.signal });
    for (const kind of TOUCHES) addEventListener(kind, () => this.unlock(), { signal: this.end.signal, passive: true });
    addEventListener("storage", this.tell, { signal: this.end.signal });
    this.unlock();
    this.tell();
  }

  /** Sounds a tier; nothing while the desk is muted or the browser does not let it. */
  play(tier: SoundingTier): void {
    if (this.state.get() !== "on") return;
    for (const note of TONES[tier]) this.sound(note);
  }

  /** Mutes this desk or lets it be heard again; kept for the next start. */
  mute(isMuted: boolean): void {
    if (isMuted) localStorage.setItem(MUTED, "1");
    else localStorage.removeItem(MUTED);
    this.unlock();
    this.tell();
  }

  close(): void {
    this.end.abort();
    void this.context.close();
  }

  /** A browser answers once it allows it, or never; a closed context refuses. Either way the state says what is true. */
  private unlock(): void {
    if (this.context.state === "suspended") this.context.resume().then(this.tell, this.tell);
  }

  private readonly tell = (): void => {
    if (localStorage.getItem(MUTED) !== null) this.state.set("muted");
    else this.state.set(this.context.state === "running" ? "on" : "locked");
  };

  private sound({ hertz, atMs, forMs }: Note): void {
    const { context } = this;
    const from = context.currentTime + atMs / 1_000;
    const until = from + forMs / 1_000;
    const oscillator = new OscillatorNode(context, { frequency: hertz });
    const gain = new GainNode(context, { gain: 0 });
    // Without a fade every note begins and ends with a crack.
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(VOLUME, from + FADE_SECONDS);
    gain.gain.setValueAtTime(VOLUME, until - FADE_SECONDS);
    gain.gain.linearRampToValueAtTime(0, until);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(from);
    oscillator.stop(until);
  }
}
