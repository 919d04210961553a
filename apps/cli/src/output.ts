import { type Locale, LOCALES } from '@abat/contracts';
import { DomainError } from '@abat/platform';

/** Exit codes every command keeps to: done, done with rejected rows, not done. */
export const EXIT = { done: 0, rejected: 1, notDone: 2 } as const;

/** An answer on stdout, with a line end. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A message for the person at the terminal, on stderr: stdout belongs to the answer. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** The language the terminal asks for, by the variables every program goes by; Russian when we do not speak it. */
export function terminalLocale({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv = process.env): Locale {
  const tag = (LC_ALL || LC_MESSAGES || LANG || '').slice(0, 2).toLowerCase();
  return LOCALES.find((locale) => locale === tag) ?? 'ru';
}

/** Says in one line why a command was not done and sets exit code 2. */
export function fail(error: unknown): void {
  const detail = error instanceof DomainError ? error.detailIn(terminalLocale()) : undefined;
  const refusal = error instanceof DomainError ? `${error.code}${detail ? `: ${detail}` : ''}` : null;
  tell(refusal ?? (error instanceof Error ? error.message : String(error)));
  process.exitCode = EXIT.notDone;
}
