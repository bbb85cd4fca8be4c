/** What one caller may ask at once; the same on HTTP and WebSocket. */
export const LIMITS = {
  bodyBytes: 64 * 1024,
  tokens: 1_000,
  depth: 10,
  aliasesOfField: 15,
  aliases: 60,
  directives: 30,
  /** Fields after every fragment is unfolded. */
  fields: 2_000,
  cost: 5_000,
  signIns: 1,
  validationErrors: 20,
  documentsKept: 1_000,
  subscriptionsPerSocket: 20,
  socketsPerIdentity: 8,
  initMs: 3_000,
} as const;
