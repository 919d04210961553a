// @ts-check

/** Something the person at the terminal can put right; its message is the one sentence that says how. */
export class Failure extends Error {
  /**
   * @param {string} message one clear sentence
   * @param {{ cause?: unknown, details?: string }} [more] `details` is printed below the sentence, for example the end of a log
   */
  constructor(message, more = {}) {
    super(message, { cause: more.cause });
    this.name = 'Failure';
    this.details = more.details;
  }
}

/**
 * @param {unknown} error
 * @returns {string} the text for the terminal: the sentence of a Failure, the stack of anything unforeseen
 */
export function describeFailure(error) {
  if (error instanceof Failure) return error.details ? `${error.message}\n${indent(error.details)}` : error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** @param {unknown} error @returns {string} */
export function messageOf(error) {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

/** @param {unknown} error @returns {string | undefined} the system or SQLSTATE code of an error */
export function codeOf(error) {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** @param {string} text */
function indent(text) {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
