/** Why the embedded PostgreSQL did not start; one code per thing the person at the machine can do about it. */
export type StartRefusalCode =
  | "ALREADY_RUNNING"
  | "BINARIES_UNUSABLE"
  | "DATA_IN_USE"
  | "DATA_INCOMPLETE"
  | "DATA_MISSING"
  | "DATA_OF_OTHER_HOME"
  | "DATA_OF_OTHER_USER"
  | "DATA_OUT_OF_REACH"
  | "DATA_WRONG_VERSION"
  | "DISK_FULL"
  | "HOME_NOT_A_FOLDER"
  | "HOME_UNWRITABLE"
  | "NO_ACCOUNT"
  | "NOT_STARTED"
  | "PORT_TAKEN";

/** A start refused for a reason a person can act on; the message says what happened and what to do, Chinese first. */
export class StartRefusal extends Error {
  override readonly name = "StartRefusal";
  readonly code: StartRefusalCode;

  constructor(code: StartRefusalCode, text: { readonly zh: string; readonly en: string }, options?: ErrorOptions) {
    super(`${text.zh}\n${text.en}`, options);
    this.code = code;
  }
}
