import { App as Antd } from "antd";
import { lazy, Suspense, type ReactNode } from "react";
import { Desk } from "./desk/index.js";
import { LiveProvider } from "./live/index.js";
import { SessionGate, useViewer } from "./session/index.js";
import { StoreProvider } from "./store/index.js";
import { ThemeProvider } from "./theme/index.js";

const AdminPage = lazy(async () => ({ default: (await import("./admin/index.js")).AdminPage }));
const Wall = lazy(async () => ({ default: (await import("./wall/index.js")).Wall }));

const isWall = location.pathname === "/wall";
// Read from six metres: page.css measures the letters of a wall by its height.
if (isWall) document.documentElement.dataset["screen"] = "wall";

/** The command screen: the desk at "/", the wall at "/wall". */
export function App(): ReactNode {
  return (
    <ThemeProvider {...(isWall ? { fixed: "dark" } : {})}>
      <Antd component={false}>
        <SessionGate isLockable={!isWall}>
          <Screen />
        </SessionGate>
      </Antd>
    </ThemeProvider>
  );
}

/** The screen of whoever is signed in. */
function Screen(): ReactNode {
  const { post } = useViewer().post;
  if (post === "ADMINISTRATOR" && !isWall)
    return (
      <Suspense>
        <AdminPage />
      </Suspense>
    );
  return (
    <LiveProvider>
      <StoreProvider>
        {isWall ? (
          <Suspense>
            <Wall />
          </Suspense>
        ) : (
          <Desk />
        )}
      </StoreProvider>
    </LiveProvider>
  );
}
