import { useEffect, useState } from "react";
import { useWords } from "../words/words.js";

/** Says that a newer version of the phone is ready and takes it when asked: it never reloads by itself, since somebody may be writing. */
export function UpdateBar() {
  const t = useWords();
  const waiting = useWaitingWorker();
  if (waiting === null) return null;
  const update = (): void => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage("take over");
  };
  return (
    <p className="update" role="status">
      {t("app.newVersion")}
      <button type="button" className="quiet" onClick={update}>
        {t("app.update")}
      </button>
    </p>
  );
}

/** The version that waits to take over, or null. */
function useWaitingWorker(): ServiceWorker | null {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null);
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    const { serviceWorker: workers } = navigator;
    const watch = (registration: ServiceWorkerRegistration): void => {
      // The very first version has nobody to replace.
      const look = (): void => setWaiting(workers.controller === null ? null : registration.waiting);
      look();
      registration.addEventListener("updatefound", () => {
        registration.installing?.addEventListener("statechange", look);
      });
    };
    // A phone that is never closed asks when it is taken out of the pocket.
    const lookForNewer = async (): Promise<void> => {
      if (document.visibilityState === "visible") await (await workers.getRegistration())?.update();
    };
    const whenVisible = (): void => void lookForNewer().catch(() => undefined);
    workers.register("/squad/service-worker.js").then(watch, () => undefined);
    document.addEventListener("visibilitychange", whenVisible);
    return () => document.removeEventListener("visibilitychange", whenVisible);
  }, []);
  return waiting;
}
