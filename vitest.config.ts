import { join } from "node:path";
import { defineConfig } from "vitest/config";

const faults = "tests/faults/**/*.test.ts";
const browser = "tests/client/browser/**/*.test.ts";
const elsewhere = ["tests/bench/peers/**", "**/node_modules/**"];

// oxlint-disable-next-line import/no-default-export -- vitest reads the default export
export default defineConfig({
  resolve: {
    // Without the alias vitest loads a second copy of graphql beside the one type-graphql requires.
    alias: [{ find: /^graphql$/, replacement: join(import.meta.dirname, "node_modules/graphql/index.js") }],
  },
  test: {
    // Each file in a process of its own: child processes bound to their parent live as long as the file's process does.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: "suite",
          include: ["tests/**/*.test.ts"],
          exclude: [...elsewhere, faults, browser],
          globalSetup: ["tests/support/global-setup.ts"],
        },
      },
      {
        extends: true,
        // A browser takes both cores for itself: after the suite, one file at a time.
        test: {
          name: "browser",
          include: [browser],
          exclude: elsewhere,
          globalSetup: ["tests/client/browser/build-screens.ts", "tests/support/global-setup.ts"],
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        // What is killed and measured here would suffer from neighbours: after the suite, one file at a time, each with its own database.
        test: {
          name: "faults",
          include: [faults],
          exclude: elsewhere,
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
