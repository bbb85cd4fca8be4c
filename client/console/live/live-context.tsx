import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import { LiveLine } from "../../live/index.js";
import { serverClock } from "../ask/index.js";
import { useSession } from "../session/index.js";
import { LinkWatch, type Link } from "./link.js";
import { useWatched } from "./watched.js";

/** The one line to the server and what is known about it. */
export interface Live {
  readonly line: LiveLine;
  readonly watch: LinkWatch;
}

const LiveContext = createContext<Live | null>(null);

/** Opens the one live line of a signed-in screen and closes it with the screen. */
export function LiveProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { ended } = useSession();
  const [live, setLive] = useState<Live | null>(null);
  useEffect(() => {
    const line = new LiveLine({ url: addressOfLine(location), now: () => serverClock.now() });
    const watch = new LinkWatch();
    line.link.listen((state) => {
      watch.take(state);
      if (state.kind === "signed-out") ended();
    });
    setLive({ line, watch });
    return () => void line.close();
    // oxlint-disable-next-line react/exhaustive-deps -- the line belongs to the screen: another session comes with another screen
  }, []);
  return live === null ? null : <LiveContext value={live}>{children}</LiveContext>;
}

/** The live line; for the store and for panels with a feed of their own. */
export function useLive(): Live {
  const live = useContext(LiveContext);
  if (live === null) throw new Error("there is no live line outside the signed-in screen");
  return live;
}

/** How far what is shown can be trusted. */
export function useLink(): Link {
  return useWatched(useLive().watch.link);
}

function addressOfLine({ protocol, host }: Location): string {
  return `${protocol === "https:" ? "wss" : "ws"}://${host}/graphql`;
}
