import { Alert } from "antd";
import type { ReactNode } from "react";
import { useServerNow } from "../ask/index.js";
import { useRecentEntries } from "../store/index.js";
import { spanText, useWords } from "../words/index.js";

/** Who changed the incident meanwhile, and how long ago; what was typed stays for another try. */
export function StaleNotice({ incidentId }: { readonly incidentId: string }): ReactNode {
  const words = useWords();
  const now = useServerNow();
  const last = useRecentEntries().find(({ incident }) => incident?.id === incidentId);
  if (last === undefined) return null;
  const title = words("field.changedBy", {
    actor: last.actor,
    summary: last.summary,
    span: spanText(now - last.recordedAt),
  });
  return <Alert type="warning" showIcon title={title} />;
}
