import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const WORKER = "service-worker.js";
const base = "/squad/";
const digestOf = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex").slice(0, 16);

/** Writes into the service worker what the phone is made of, as it was just built. */
function precacheList(): Plugin {
  return {
    name: "precache-list",
    enforce: "post",
    generateBundle(_options, bundle) {
      const built = Object.values(bundle).filter(({ fileName }) => fileName !== WORKER && !fileName.startsWith("."));
      const publicFolder = join(import.meta.dirname, "public");
      const list = [
        ...built.map((file) => ({
          url: base + file.fileName,
          // A name with a digest never holds anything else.
          revision: file.fileName.startsWith("assets/")
            ? null
            : digestOf(file.type === "chunk" ? file.code : file.source),
        })),
        ...readdirSync(publicFolder).map((name) => ({
          url: base + name,
          revision: digestOf(readFileSync(join(publicFolder, name))),
        })),
      ];
      const worker = bundle[WORKER];
      if (worker?.type !== "chunk" || !worker.code.includes("self.__PRECACHE"))
        throw new Error("the service worker has no place for its list");
      worker.code = worker.code.replace("self.__PRECACHE", JSON.stringify(list));
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base,
  plugins: [react(), precacheList()],
  build: {
    outDir: "../../dist/squad",
    emptyOutDir: true,
    // The manifest tells .ci/check-bundles.mjs what the first page loads.
    manifest: true,
    // Domestic browsers are a year or two behind.
    target: "chrome109",
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: {
        index: join(import.meta.dirname, "index.html"),
        "service-worker": join(import.meta.dirname, "service-worker.ts"),
      },
      // Its name is its address: a worker under another name would be another worker.
      output: { entryFileNames: ({ name }) => (name === "service-worker" ? WORKER : "assets/[name]-[hash].js") },
    },
  },
  worker: { format: "es" },
});
