import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyHelmet from "@fastify/helmet";
import fastifyStatic, { type FastifyStaticOptions } from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { projectRoot } from "../../kernel/project-root.js";

const EXPLORER = join(projectRoot, "dist/explorer");
const CONSOLE = join(projectRoot, "dist/console");
const SQUAD = join(projectRoot, "dist/squad");

/** What the front address shows where the screens have not been built. */
const FRONT_PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>一哨通 Muster</title>
<style>body{font:16px/1.7 system-ui,sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem}li{margin:.3rem 0}</style>
</head>
<body>
<h1>一哨通 <small>Muster</small></h1>
<p>县域综合指挥平台的接口。The API of a county's command view.</p>
<ul>
<li><a href="/explorer/">接口探索 Explorer</a></li>
<li><code>/graphql</code> GraphQL（HTTP · WebSocket）</li>
<li><a href="/schema.graphql">接口定义 Contract</a>（须登录 signed-in callers only）</li>
<li><a href="/livez">存活 Alive</a> · <a href="/readyz">就绪 Ready</a> · <a href="/metrics">指标 Metrics</a></li>
</ul>
</body>
</html>
`;

/** What a person sees at an address that does not exist. */
export const LOST_PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>没有这个地址 · 一哨通</title>
<style>body{font:16px/1.7 system-ui,sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem}li{margin:.3rem 0}</style>
</head>
<body>
<h1>没有这个地址 <small>No such address</small></h1>
<ul>
<li><a href="/">指挥台 Desk</a></li>
<li><a href="/wall">大屏 Wall</a></li>
<li><a href="/squad/">手机 Phone</a></li>
<li><a href="/explorer/">接口探索 Explorer</a></li>
</ul>
</body>
</html>
`;

/** The rules of a page that is nothing but words. */
export const WORDS_ONLY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** Serves the screens and the explorer, each with its own rules on what a page may load. */
export async function addPageRoutes(app: FastifyInstance): Promise<void> {
  if (existsSync(CONSOLE)) await addConsole(app);
  else await addFrontPage(app);
  if (existsSync(SQUAD)) await addSquad(app);
  if (existsSync(EXPLORER)) await addExplorer(app);
}

async function addConsole(app: FastifyInstance): Promise<void> {
  await app.register(async (pages) => {
    await pages.register(fastifyHelmet, {
      contentSecurityPolicy: { useDefaults: false, directives: screenDirectives },
    });
    await pages.register(fastifyStatic, { ...builtPages, root: CONSOLE, prefix: "/" });
    // One page behind two addresses; which of them it is, the page reads itself.
    pages.get("/wall", (_request, reply) => reply.sendFile("index.html"));
    pages.get("/wall/", (_request, reply) => reply.redirect("/wall"));
  });
}

async function addSquad(app: FastifyInstance): Promise<void> {
  await app.register(async (pages) => {
    await pages.register(fastifyHelmet, {
      contentSecurityPolicy: { useDefaults: false, directives: screenDirectives },
    });
    await pages.register(fastifyStatic, { ...builtPages, root: SQUAD, prefix: "/squad/" });
    pages.get("/squad", (_request, reply) => reply.redirect("/squad/"));
  });
}

async function addExplorer(app: FastifyInstance): Promise<void> {
  await app.register(async (pages) => {
    await pages.register(fastifyHelmet, {
      contentSecurityPolicy: { useDefaults: false, directives: explorerDirectives },
    });
    await pages.register(fastifyStatic, { ...builtPages, root: EXPLORER, prefix: "/explorer/" });
    pages.get("/explorer", (_request, reply) => reply.redirect("/explorer/"));
  });
}

async function addFrontPage(app: FastifyInstance): Promise<void> {
  await app.register(async (pages) => {
    await pages.register(fastifyHelmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { defaultSrc: ["'none'"], styleSrc: ["'unsafe-inline'"], frameAncestors: ["'none'"] },
      },
    });
    pages.get("/", (_request, reply) => reply.type("text/html; charset=utf-8").send(FRONT_PAGE));
  });
}

/** Built files carry their digest in the name and never change; the pages that name them are looked at every time. */
const builtPages: Pick<FastifyStaticOptions, "preCompressed" | "cacheControl" | "setHeaders" | "dotfiles"> = {
  preCompressed: true,
  dotfiles: "ignore",
  cacheControl: false,
  setHeaders: (reply, path) => {
    const isNamedByDigest = path.includes("/assets/");
    void reply.header("cache-control", isNamedByDigest ? "public, max-age=31536000, immutable" : "no-cache");
  },
};

/** antd writes its styles into the page; the map runs its worker from a file, pictures are made on the device. */
const screenDirectives = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  fontSrc: ["'self'", "data:"],
  imgSrc: ["'self'", "data:", "blob:"],
  mediaSrc: ["'self'", "blob:"],
  connectSrc: ["'self'"],
  workerSrc: ["'self'", "blob:"],
  manifestSrc: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
};

/** The explorer's editor writes its styles into the page and runs its workers from blobs; nothing comes from elsewhere. */
const explorerDirectives = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  fontSrc: ["'self'", "data:"],
  imgSrc: ["'self'", "data:"],
  connectSrc: ["'self'"],
  workerSrc: ["'self'", "blob:"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
};
