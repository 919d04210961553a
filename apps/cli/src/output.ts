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

/** Says in one line why a command was not done and sets exit code 2. */
export function fail(error: unknown): void {
  const refusal = error instanceof DomainError ? `${error.code}${error.detail ? `: ${error.detail}` : ''}` : null;
  tell(refusal ?? (error instanceof Error ? error.message : String(error)));
  process.exitCode = EXIT.notDone;
}
