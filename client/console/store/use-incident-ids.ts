import { useLayoutEffect } from "react";
import { useWatched } from "../live/index.js";
import { usePlace } from "../place/index.js";
import { useViewer } from "../session/index.js";
import { useStore } from "./store-context.js";

/** The ids of the incidents that the present filter lets through, the most pressing first; the same for queue, map and keyboard. */
export function useIncidentIds(): readonly string[] {
  const { view } = useStore();
  const { filter } = usePlace().place;
  const { agencyIds } = useViewer();
  useLayoutEffect(() => view.narrow(filter, agencyIds), [view, filter, agencyIds]);
  return useWatched(view.ids);
}
