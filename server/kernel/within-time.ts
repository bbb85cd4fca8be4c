/** The answer, or null where it takes longer than so many milliseconds; a late one is dropped. */
export async function withinTime<Value>(answer: Promise<Value>, ms: number): Promise<Value | null> {
  const { promise: tooLate, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), ms);
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
