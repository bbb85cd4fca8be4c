interface Question {
  readonly asked: number;
  readonly question: string;
  readonly input: unknown;
}

/** Answers the bench's questions of these names in this process. */
export function answer(answers: Readonly<Record<string, (input: never) => unknown>>): void {
  process.on("message", (message: Partial<Question>) => {
    const { asked, question = "", input } = message;
    const give = answers[question];
    if (give === undefined) return;
    Promise.resolve()
      .then(() => give(input as never))
      .then(
        (value) => process.send?.({ answered: asked, value }),
        (error: unknown) => process.send?.({ answered: asked, fault: String(error) }),
      );
  });
}
