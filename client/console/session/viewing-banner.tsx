import { Button } from "antd";
import type { ReactNode } from "react";
import { useWords } from "../words/index.js";
import { useSession } from "./session-context.js";
import "./viewing-banner.css";

/** Says from whose seat an administrator looks, and brings them back; nothing where everybody looks from their own. */
export function ViewingBanner(): ReactNode {
  const words = useWords();
  const { viewer, stopViewingAs } = useSession();
  if (!viewer.isViewingAs) return null;
  const { post, agencyName, divisionName } = viewer.post;
  const seat = [agencyName ?? divisionName, words(`post.${post}`)].filter(Boolean).join(" ");
  return (
    <span className="viewing-banner" role="status">
      {words("session.viewingAs", { seat })}
      <Button size="small" onClick={() => void stopViewingAs()}>
        {words("session.stopViewing")}
      </Button>
    </span>
  );
}
