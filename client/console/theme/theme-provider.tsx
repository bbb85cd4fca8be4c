import { ConfigProvider, theme as antd, type ThemeConfig } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { createContext, useContext, useLayoutEffect, useMemo, useState, type ReactNode } from "react";
import { useLanguage } from "../words/index.js";

/** The looks of the screen. */
export type Theme = "light" | "dark";

/** The theme, and how to change it. */
export interface ThemeChoice {
  readonly theme: Theme;
  readonly choose: (theme: Theme) => void;
}

const KEPT = "muster.theme";
const ThemeContext = createContext<ThemeChoice>({ theme: "light", choose: () => undefined });

/** Gives the page one of the two themes of tokens.css, and antd the same values; `fixed` is for screens that know only one. */
export function ThemeProvider({
  fixed,
  children,
}: {
  readonly fixed?: Theme;
  readonly children: ReactNode;
}): ReactNode {
  const [chosen, setChosen] = useState<Theme>(localStorage.getItem(KEPT) === "dark" ? "dark" : "light");
  const theme = fixed ?? chosen;
  const [config, setConfig] = useState<ThemeConfig | null>(null);
  const language = useLanguage();
  useLayoutEffect(() => {
    document.documentElement.dataset["theme"] = theme;
    setConfig(readTokens(theme));
  }, [theme]);
  const choice = useMemo(
    () => ({
      theme,
      choose: (next: Theme) => {
        localStorage.setItem(KEPT, next);
        setChosen(next);
      },
    }),
    [theme],
  );
  if (config === null) return null;
  return (
    <ThemeContext value={choice}>
      <ConfigProvider theme={config} locale={language === "zh" ? zhCN : enUS} button={{ autoInsertSpace: false }}>
        {children}
      </ConfigProvider>
    </ThemeContext>
  );
}

/** The theme of the screen; map and charts read the values themselves with `token`. */
export function useTheme(): ThemeChoice {
  return useContext(ThemeContext);
}

/** The present value of a name in tokens.css, like `--accent`. */
export function token(name: `--${string}`): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

const USUAL_REM = 16;

function readTokens(theme: Theme): ThemeConfig {
  const scale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_REM;
  return {
    algorithm: [theme === "dark" ? antd.darkAlgorithm : antd.defaultAlgorithm, antd.compactAlgorithm],
    token: {
      colorPrimary: token("--accent"),
      colorLink: token("--accent"),
      colorTextLightSolid: token("--accent-ink"),
      colorTextBase: token("--ink"),
      colorBgBase: token("--paper"),
      colorBgContainer: token("--paper"),
      colorBgElevated: token("--paper"),
      colorBgLayout: token("--surface"),
      colorBorder: token("--line"),
      colorError: token("--emergency"),
      colorWarning: token("--coordinated"),
      colorSuccess: token("--good"),
      colorTextSecondary: token("--ink-quiet"),
      colorTextPlaceholder: token("--ink-quiet"),
      fontFamily: token("--font"),
      borderRadius: 6,
      // antd counts in pixels; these two are its own, as large as the page's letters are.
      fontSize: 14 * scale,
      controlHeight: 32 * scale,
      motion: !matchMedia("(prefers-reduced-motion: reduce)").matches,
      motionDurationSlow: "0.15s",
      motionDurationMid: "0.1s",
    },
  };
}
