import type { ReactNode } from "react";
import type { Fault } from "../ask/index.js";
import { useSession } from "../session/index.js";
import type { SnapshotState } from "../store/index.js";
import { useWords } from "../words/index.js";

/** Says that the county is still coming, or why it does not come and what happens next. */
export function SnapshotNotice({ snapshot }: { readonly snapshot: SnapshotState }): ReactNode {
  const words = useWords();
  if (snapshot.kind === "ready") return null;
  return (
    <p className="wall-band" role="status">
      {snapshot.kind === "loading"
        ? words("wall.loading", { count: snapshot.loaded })
        : `${words(`fault.${snapshot.fault.kind}`)} ${words("app.retryBySelf")}`}
    </p>
  );
}

/** Why this viewer has no wall at all: the post may not look at it, or answers for no area. */
export function NoWall({ fault }: { readonly fault: Fault | null }): ReactNode {
  const words = useWords();
  const { viewer, signOut } = useSession();
  return (
    <main className="wall-none">
      <h1>{words(fault === null ? "wall.noArea" : "wall.forbidden")}</h1>
      <p>
        {viewer.name} · {words(`post.${viewer.post.post}`)}
      </p>
      <p>{words("wall.forbiddenNext")}</p>
      <button type="button" className="bar-button" onClick={() => void signOut()}>
        {words("session.signOut")}
      </button>
    </main>
  );
}
