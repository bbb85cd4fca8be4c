import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { FastifyInstance } from "fastify";
import { MAP_LAYERS, mapLayers, type MapLayer, type MapLayerText } from "../../modules/geography/index.js";
import type { Authenticate, ServerOptions } from "../server-options.js";
import { HttpProblem } from "./http-problem.js";
import { tokenOf } from "./session-token.js";

/** A layer as it goes over the line. */
interface PackedLayer {
  readonly bytes: Buffer;
  readonly etag: string;
}

/** Gives the county's own boundaries as GeoJSON to whoever is signed in; a reader who holds the newest is told so. */
export function addMapRoute(app: FastifyInstance, authenticate: Authenticate, { services }: ServerOptions): void {
  app.get<{ Params: { layer: string } }>("/map/:layer.geojson", async (request, reply) => {
    const token = tokenOf(request.headers);
    if (token === null || (await authenticate(token)) === null)
      throw new HttpProblem(401, "UNAUTHENTICATED", "请先登录。Sign in first.");
    const { layer } = request.params;
    if (!isLayer(layer))
      throw new HttpProblem(404, "NOT_FOUND", `没有这个图层。There are the layers ${MAP_LAYERS.join(", ")}.`);
    const { bytes, etag } = packed(await services.database.reference(mapLayers[layer]));
    void reply.header("etag", etag).header("cache-control", "private, no-cache").header("vary", "accept-encoding");
    if (request.headers["if-none-match"] === etag) return reply.code(304).send();
    // Every browser takes gzip; whoever does not is a program that can be told.
    return reply.type("application/geo+json; charset=utf-8").header("content-encoding", "gzip").send(bytes);
  });
}

const isLayer = (name: string): name is MapLayer => MAP_LAYERS.some((layer) => layer === name);

const kept = new WeakMap<MapLayerText, PackedLayer>();

/** Packed once for as long as the reference cache keeps the layer. */
function packed(layer: MapLayerText): PackedLayer {
  const known = kept.get(layer);
  if (known !== undefined) return known;
  const digest = createHash("sha256").update(layer.text).digest("base64url").slice(0, 22);
  const made = { bytes: gzipSync(layer.text, { level: 9 }), etag: `"${digest}"` };
  kept.set(layer, made);
  return made;
}
