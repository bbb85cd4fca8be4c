import { join } from "node:path";
import { defineConfig } from "vitest/config";

// oxlint-disable-next-line import/no-default-export -- vitest reads the default export
export default defineConfig({
  resolve: {
    // Without the alias vitest loads a second copy of graphql beside the one type-graphql requires.
    alias: [{ find: /^graphql$/, replacement: join(import.meta.dirname, "node_modules/graphql/index.js") }],
  },
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/bench/**", "**/node_modules/**"],
    globalSetup: ["tests/support/global-setup.ts"],
    // Each file in a process of its own: child processes bound to their parent live as long as the file's process does.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
  },
});
