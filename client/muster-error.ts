/** Thrown when no usable answer came: `status` is the HTTP status (0: no answer at all), `code` the API's own word for it. */
export class MusterError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly retryAfterSeconds = 0,
  ) {
    super(message);
  }
}
