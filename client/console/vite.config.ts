import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  plugins: [react()],
  build: {
    outDir: "../../dist/console",
    emptyOutDir: true,
    // The manifest tells .ci/check-bundles.mjs what the first page loads.
    manifest: true,
    // Domestic browsers are a year or two behind.
    target: "chrome109",
    chunkSizeWarningLimit: 1500,
  },
  worker: { format: "es" },
});
