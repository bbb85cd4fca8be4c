/** A start or command that cannot go on for a reason a person can act on: what happened and what to do, Chinese first. */
export class StartFault extends Error {
  constructor(chinese: string, english: string) {
    super(`${chinese}\n${english}`);
    this.name = "StartFault";
  }
}
