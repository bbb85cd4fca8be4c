import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { useCallback, useEffect, useMemo, useState } from "react";
import { connect } from "./connection.js";
import { examplesPlugin } from "./examples-plugin.js";
import { SessionBar } from "./session-bar.js";
import { askViewer } from "./session.js";
import type { Viewer } from "./session.js";

const plugins = [examplesPlugin, HISTORY_PLUGIN];
// The server tells its contract to signed-in callers only: ask after signing in.
const contractHidden = { schema: null };
const welcome = `# 一哨通 · Muster
# 左侧书签图标里有示例。登录后才能看到接口说明。
# Saved examples are behind the bookmark on the left. The contract shows after signing in.

{
  viewer {
    person {
      name
    }
  }
}
`;

/** The whole page: who is signed in above, GraphiQL below. */
export function Explorer() {
  const [token, setToken] = useState("");
  const [session, setSession] = useState(0);
  const [viewer, setViewer] = useState<Viewer | null>(null);
  // A socket keeps the identity it was opened with: a new session needs a new one.
  const connection = useMemo(() => connect(token), [token, session]);
  const renew = useCallback(() => setSession((number) => number + 1), []);

  useEffect(() => {
    let isCurrent = true;
    void askViewer(connection).then((found) => {
      if (isCurrent) setViewer(found);
    });
    return () => {
      isCurrent = false;
      connection.close();
    };
  }, [connection]);

  return (
    <>
      <SessionBar connection={connection} viewer={viewer} onToken={setToken} onChange={renew} />
      <GraphiQL
        key={viewer === null ? "anonymous" : `${session}${token}`}
        fetcher={connection.fetcher}
        {...(viewer === null ? contractHidden : {})}
        inputValueDeprecation
        schemaDescription
        storage={window.sessionStorage}
        plugins={plugins}
        visiblePlugin={examplesPlugin}
        defaultQuery={welcome}
        isHeadersEditorEnabled={false}
        defaultEditorToolsVisibility="variables"
      >
        <GraphiQL.Logo>
          <></>
        </GraphiQL.Logo>
      </GraphiQL>
    </>
  );
}
