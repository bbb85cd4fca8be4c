import { App as Antd } from "antd";
import { lazy, Suspense, type ReactNode } from "react";
import { Desk } from "./desk/index.js";
import { LiveProvider } from "./live/index.js";
import { SessionGate } from "./session/index.js";
import { StoreProvider } from "./store/index.js";
import { ThemeProvider } from "./theme/index.js";

const Wall = lazy(async () => ({ default: (await import("./wall/index.js")).Wall }));

/** The command screen: the desk at "/", the wall at "/wall". */
export function App(): ReactNode {
  const isWall = location.pathname === "/wall";
  return (
    <ThemeProvider {...(isWall ? { fixed: "dark" } : {})}>
      <Antd component={false}>
        <SessionGate isLockable={!isWall}>
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
        </SessionGate>
      </Antd>
    </ThemeProvider>
  );
}
