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
  /** It stands before every frame of its subscription, so a long one would cost as much as many subscribers. */
  operationIdLength: 100,
  socketsPerIdentity: 8,
  /** Sockets of one node that have not named their session yet; a storm of returning clients is through in less than their time to do so. */
  waitingSockets: 1_000,
  /** Messages that are read from a socket in a second; the rest waits on its line, so that a flood is slow for its sender alone. */
  messagesPerSecond: 200,
  /** What a caller has been answered and not read; whoever goes on asking beyond it is cut off. */
  unreadBytes: 1024 * 1024,
  initMs: 3_000,
} as const;
