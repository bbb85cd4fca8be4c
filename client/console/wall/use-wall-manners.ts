import { useEffect, useState } from "react";

const IDLE_MS = 3_000;

/** What a wall does by itself: keeps the screen awake, hides an idle pointer, and fills the screen when `f` is pressed. Gives whether the pointer rests. */
export function useWallManners(): boolean {
  useEffect(stayAwake, []);
  useEffect(() => {
    addEventListener("keydown", toggleFullScreen);
    return () => removeEventListener("keydown", toggleFullScreen);
  }, []);
  return useIdlePointer();
}

function useIdlePointer(): boolean {
  const [isIdle, setIdle] = useState(true);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const moved = (): void => {
      setIdle(false);
      clearTimeout(timer);
      timer = setTimeout(() => setIdle(true), IDLE_MS);
    };
    addEventListener("pointermove", moved);
    return () => {
      clearTimeout(timer);
      removeEventListener("pointermove", moved);
    };
  }, []);
  return isIdle;
}

function toggleFullScreen({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): void {
  if (key.toLowerCase() !== "f" || ctrlKey || metaKey || altKey) return;
  const change =
    document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen();
  // A browser may refuse it, and then the wall stays as large as it is.
  change.catch(() => undefined);
}

/** Keeps the screen lit where the browser can; a lock is lost whenever the page is hidden, so it is asked for again. */
function stayAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let isOver = false;
  const ask = async (): Promise<void> => {
    if (document.hidden || !("wakeLock" in navigator)) return;
    try {
      const got = await navigator.wakeLock.request("screen");
      if (isOver) await got.release();
      else lock = got;
    } catch {
      // Refused on low battery or by policy: the wall goes on.
    }
  };
  void ask();
  const again = (): void => void ask();
  document.addEventListener("visibilitychange", again);
  return () => {
    isOver = true;
    document.removeEventListener("visibilitychange", again);
    void lock?.release();
  };
}
