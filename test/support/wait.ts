type Options = { what: string; timeoutMs?: number; everyMs?: number; context?: () => string };

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Asks again and again until the answer is truthy and gives it back.
 * @throws naming what it waited for, with the context, when the time is up
 */
export async function waitUntil<Answer>(
  ask: () => Answer | Promise<Answer>,
  options: Options,
): Promise<NonNullable<Answer>> {
  const until = Date.now() + (options.timeoutMs ?? 10_000);
  for (;;) {
    const answer = await ask();
    if (answer) return answer as NonNullable<Answer>;
    if (Date.now() > until) throw new Error(`waited in vain for ${options.what}\n${options.context?.() ?? ''}`);
    await pause(options.everyMs ?? 25);
  }
}
