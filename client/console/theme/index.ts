export { ThemeProvider, token, useTheme, type Theme } from "./theme-provider.js";
