import type { Actor } from "../kernel/actor.js";
import type { Services } from "../../schema/common/context.js";
import type { Blobs } from "../platform/blobs/index.js";
import type { Logger } from "../platform/logging/index.js";
import type { Metrics } from "../platform/metrics/index.js";
import type { CommitHints } from "../platform/hints/index.js";

/** What the server at the edge is made of. */
export interface ServerOptions {
  readonly services: Services;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** The bytes of evidence. */
  readonly blobs: Blobs;
  /** Whether the session's cookie travels over TLS only. */
  readonly isSecure: boolean;
  /** Whether this is a demonstration, whose sign-in pages say where its identities are. */
  readonly isDemo: boolean;
  /** Origins besides the host's own that browsers may call from. */
  readonly origins: readonly string[];
  /** The addresses of proxies whose word on the caller's address counts. */
  readonly trustedProxies: readonly string[];
  /** Tells that the journal has grown, so that live subscribers need not wait for the next poll. */
  readonly hints: CommitHints;
  /** More that must hold before the server says it is ready, by name. */
  readonly readiness: Readonly<Record<string, () => Promise<boolean>>>;
}

/** Who is behind a token, or null. */
export type Authenticate = (token: string) => Promise<Actor | null>;
