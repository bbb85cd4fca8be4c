import { useEffect, useRef, type ReactNode } from "react";
import { useWatched } from "../live/index.js";
import type { IncidentRow } from "../store/index.js";
import { TIER_SHAPE, useWords, type Words } from "../words/index.js";
import { useSound, type Sound } from "./use-sound.js";
import "./sound.css";

/** Rings for new incidents until somebody acknowledges, says how many wait, and lets this desk be muted. */
export function SoundBadge(): ReactNode {
  const sound = useSound();
  if (sound === null) return null;
  return (
    <>
      <WaitingButton {...sound} />
      <SpeakerButton {...sound} />
      <Announcement {...sound} />
    </>
  );
}

const KEY = "q";

/** How many emergencies wait for somebody to acknowledge them; a click or its key acknowledges all. */
function WaitingButton({ ringer }: Sound): ReactNode {
  const words = useWords();
  const waiting = useWatched(ringer.ringing);
  useEffect(() => {
    if (waiting.length === 0) return;
    const press = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== KEY || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!isWriting(event.target)) ringer.acknowledge(waiting);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [ringer, waiting]);
  if (waiting.length === 0) return null;
  return (
    <button
      type="button"
      className="sound-waiting"
      aria-keyshortcuts={KEY.toUpperCase()}
      onClick={() => ringer.acknowledge(waiting)}
    >
      {TIER_SHAPE.EMERGENCY} {words("sound.waiting", { count: waiting.length })} <kbd>{KEY.toUpperCase()}</kbd>
    </button>
  );
}

const MARK = { locked: "✕", muted: "✕", on: "♪" } as const;

/** Whether this desk is heard, and how to change that. */
function SpeakerButton({ speaker }: Sound): ReactNode {
  const words = useWords();
  const state = useWatched(speaker.state);
  // The touch that unlocks it is no wish to mute it.
  const wasLocked = useRef(false);
  const press = () => {
    wasLocked.current = state === "locked";
  };
  return (
    <button
      type="button"
      className="bar-button sound-speaker"
      data-state={state}
      title={words(`sound.${state}Hint`)}
      onPointerDown={press}
      onKeyDown={press}
      onClick={() => speaker.mute(state === "on" && !wasLocked.current)}
    >
      <span aria-hidden>{MARK[state]}</span> {words(`sound.${state}`)}
    </button>
  );
}

/** Tells new emergencies to whoever does not see the screen, each once. */
function Announcement({ ringer }: Sound): ReactNode {
  const words = useWords();
  const told = useWatched(ringer.told);
  return (
    <div className="unseen sound-told" aria-live="assertive">
      {told.map((row) => announcementOf(words, row)).join("；")}
    </div>
  );
}

function announcementOf(words: Words, { number, matterName, title, townshipName, divisionName }: IncidentRow): string {
  return words("sound.told", { matter: matterName ?? title, place: townshipName ?? divisionName, number });
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}
