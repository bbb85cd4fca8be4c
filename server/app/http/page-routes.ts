import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyHelmet from "@fastify/helmet";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { projectRoot } from "../../kernel/project-root.js";

const EXPLORER = join(projectRoot, "dist/explorer");

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

/** Serves the front page and the explorer, each with its own rules on what a page may load. */
export async function addPageRoutes(app: FastifyInstance): Promise<void> {
  await app.register(async (pages) => {
    await pages.register(fastifyHelmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { defaultSrc: ["'none'"], styleSrc: ["'unsafe-inline'"], frameAncestors: ["'none'"] },
      },
    });
    pages.get("/", (_request, reply) => reply.type("text/html; charset=utf-8").send(FRONT_PAGE));
  });
  if (!existsSync(EXPLORER)) return;
  await app.register(async (pages) => {
    await pages.register(fastifyHelmet, {
      contentSecurityPolicy: { useDefaults: false, directives: explorerDirectives },
    });
    await pages.register(fastifyStatic, { root: EXPLORER, prefix: "/explorer/", redirect: true });
    pages.get("/explorer", (_request, reply) => reply.redirect("/explorer/"));
  });
}

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
