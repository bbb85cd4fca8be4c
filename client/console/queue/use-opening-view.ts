import { useEffect } from "react";
import { go } from "../place/index.js";
import { useViewer } from "../session/index.js";
import { STANDARD_VIEWS, VIEW_OF_POST } from "./views.rules.js";

/** Opens the desk with the view of the viewer's post where its address says nothing; what an address says is what its sender saw. */
export function useOpeningView(): void {
  const { post } = useViewer().post;
  useEffect(() => {
    if (location.search === "") go({ filter: STANDARD_VIEWS[VIEW_OF_POST[post]] });
  }, [post]);
}
