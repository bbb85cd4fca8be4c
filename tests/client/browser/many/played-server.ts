import { once } from "node:events";
import { createReadStream, existsSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import { text } from "node:stream/consumers";
import { WebSocketServer, type WebSocket } from "ws";
import { z } from "zod";
import { projectRoot } from "../../../../server/kernel/project-root.js";
import { PlayedIncidents, type PlayedIncident } from "./played-incidents.js";

const PAGES = join(projectRoot, "dist/console");
const TYPES: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };
const EPOCH = "00000000-0000-7000-8000-000000000000";
const PAGE = 100;

const operationForm = z.object({
  operationName: z.string(),
  variables: z.looseObject({ after: z.string().nullish() }),
});
const messageForm = z.object({ type: z.string(), id: z.string().optional(), payload: z.unknown().optional() });

/**
 * The built page with a server behind it that plays a county far larger and livelier than this machine's database could write: the real
 * page, the real protocol, invented answers.
 */
export class PlayedServer {
  readonly incidents: PlayedIncidents;
  private readonly http: Server;
  private readonly sockets: WebSocketServer;
  private readonly feeds = new Map<WebSocket, string>();
  private position = 0;

  private constructor(count: number) {
    this.incidents = new PlayedIncidents(count);
    this.http = createServer((request, response) => void this.answer(request, response));
    this.sockets = new WebSocketServer({
      server: this.http,
      path: "/graphql",
      handleProtocols: () => "graphql-transport-ws",
    });
    this.sockets.on("connection", (socket) => this.serve(socket));
  }

  /** Begins with so many open incidents. */
  static async start(count: number): Promise<PlayedServer> {
    const server = new PlayedServer(count);
    server.http.listen(0, "127.0.0.1");
    await once(server.http, "listening");
    return server;
  }

  get url(): string {
    const address = this.http.address();
    if (address === null || typeof address === "string") throw new Error("no address");
    return `http://127.0.0.1:${address.port}`;
  }

  /** Plays so many changes and tells them in one frame. */
  play(count: number): void {
    const previous = this.cursor;
    const entries = this.incidents.change(count).map((incident) => this.entryOf(incident));
    this.tell({ cursor: this.cursor, previous, resync: null, entries });
  }

  /** Says that what readers hold is no longer to be mended entry by entry. */
  resync(): void {
    this.tell({ cursor: this.cursor, previous: this.cursor, resync: "FELL_BEHIND", entries: [] });
  }

  async close(): Promise<void> {
    for (const socket of this.sockets.clients) socket.terminate();
    this.sockets.close();
    this.http.closeAllConnections();
    this.http.close();
    await once(this.http, "close");
  }

  private get cursor(): string {
    return Buffer.from(`1.${EPOCH}.${this.position}`).toString("base64url");
  }

  private entryOf(incident: PlayedIncident): object {
    this.position += 1;
    const now = new Date().toISOString();
    const words = { type: "incident.changed", actor: "张三", summary: `状态 ${incident.status}` };
    return { position: String(this.position), occurredAt: now, recordedAt: now, incident, squad: null, ...words };
  }

  private tell(frame: object): void {
    for (const [socket, id] of this.feeds)
      socket.send(JSON.stringify({ type: "next", id, payload: { data: { incidentFeed: frame } } }));
  }

  private serve(socket: WebSocket): void {
    socket.on("close", () => this.feeds.delete(socket));
    socket.on("message", (raw) => {
      const { type, id, payload } = messageForm.parse(JSON.parse(raw instanceof Buffer ? raw.toString() : ""));
      if (type === "connection_init") socket.send('{"type":"connection_ack"}');
      if (type === "ping") socket.send('{"type":"pong"}');
      if (type !== "subscribe" || id === undefined || !JSON.stringify(payload).includes("incidentFeed")) return;
      this.feeds.set(socket, id);
      this.tell({ cursor: this.cursor, previous: this.cursor, resync: null, entries: [] });
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "POST") return sendFile(request.url ?? "/", response);
    const { operationName, variables } = operationForm.parse(JSON.parse(await text(request)));
    const data = this.dataOf(operationName, Number(variables.after ?? 0));
    const errors = [{ message: "not played", extensions: { code: "FORBIDDEN" } }];
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(data === null ? { errors } : { data }));
  }

  private dataOf(operationName: string, from: number): object | null {
    switch (operationName) {
      case "Viewer":
        return { viewer: VIEWER };
      case "Townships":
        return { divisions: TOWNSHIPS };
      case "SquadRows":
        return { squads: [] };
      case "QueuePage":
        return { incidents: this.pageFrom(from) };
      default:
        return null;
    }
  }

  private pageFrom(from: number): object {
    const rows = [...this.incidents.open.values()].toSorted((a, b) =>
      (a.nextDueAt ?? "").localeCompare(b.nextDueAt ?? ""),
    );
    const to = from + PAGE;
    return {
      asOf: this.cursor,
      edges: rows.slice(from, to).map((node) => ({ node })),
      pageInfo: { hasNextPage: to < rows.length, endCursor: String(to) },
    };
  }
}

const TOWNSHIPS = Array.from({ length: 18 }, (_, nth) => ({
  code: `371323${String(nth + 1).padStart(3, "0")}`,
  name: `第 ${nth + 1} 镇`,
}));

const POST = {
  id: "pst_1",
  post: "SHIFT_LEADER",
  agency: null,
  division: { id: "div_1", code: "371323", name: "沂水县", level: "COUNTY", kind: "COUNTY" },
};

const VIEWER = {
  areas: ["371323"],
  isViewingAs: false,
  person: { id: "per_1", name: "张三", phone: null },
  activePost: POST,
  posts: [POST],
  agencies: [],
};

function sendFile(url: string, response: ServerResponse): void {
  const path = new URL(url, "http://127.0.0.1").pathname;
  const file = join(PAGES, normalize(path === "/" ? "/index.html" : path));
  if (!file.startsWith(PAGES) || !existsSync(file)) return void response.writeHead(404).end();
  response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
  createReadStream(file).pipe(response);
}
