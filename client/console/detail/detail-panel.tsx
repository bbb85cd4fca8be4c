import { Button } from "antd";
import type { ReactNode } from "react";
import { useSelected, type Detail } from "../selected/index.js";
import { useWords } from "../words/index.js";
import { ActionBar } from "./action-bar.js";
import { DeadlineList } from "./deadline-list.js";
import { DetailHead } from "./detail-head.js";
import { EvidenceList } from "./evidence-list.js";
import { ReportList } from "./report-list.js";
import { RoutingWords } from "./routing-words.js";
import { TaskList } from "./task-list.js";
import { Timeline } from "./timeline.js";
import "./detail.css";

/** Everything about the selected incident, and what may be done with it. */
export function DetailPanel(): ReactNode {
  const words = useWords();
  const { state, refresh } = useSelected();
  switch (state.kind) {
    case "none":
      return <p className="panel-note">{words("detail.empty")}</p>;
    case "loading":
      return (
        <p className="panel-note" aria-busy>
          {words("detail.loading")}
        </p>
      );
    case "gone":
      return <p className="panel-note">{words("detail.gone")}</p>;
    case "failed":
      return (
        <p className="panel-note" role="alert">
          {words(`fault.${state.fault.kind}`)}{" "}
          <Button size="small" onClick={refresh}>
            {words("app.tryAgain")}
          </Button>
        </p>
      );
    case "ready":
      return <Whole key={state.detail.id} detail={state.detail} />;
  }
}

function Whole({ detail }: { readonly detail: Detail }): ReactNode {
  return (
    <article className="detail" aria-labelledby="detail-number">
      <DetailHead detail={detail} />
      <ActionBar />
      <p className="detail-words">{detail.description}</p>
      <RoutingWords detail={detail} />
      <TaskList detail={detail} />
      <DeadlineList detail={detail} />
      <ReportList detail={detail} />
      <EvidenceList detail={detail} />
      <Timeline incidentId={detail.id} state={detail} />
    </article>
  );
}
