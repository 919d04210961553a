// @ts-check

/**
 * Says what happens, one line each.
 * @typedef {object} Report
 * @property {(message: string) => void} info
 * @property {(message: string) => void} warn
 * @property {(text: string) => void} plain a text as it is, without time and source
 * @property {boolean} colour whether the terminal shows colours
 */

const codes = { dim: 2, bold: 1, red: 31, green: 32, yellow: 33, blue: 34, magenta: 35, cyan: 36 };

/** @typedef {keyof typeof codes} Paint */

/**
 * @param {string} text
 * @param {Paint} paint
 * @param {boolean} colour
 */
export function painted(text, paint, colour) {
  return colour ? `\u001b[${codes[paint]}m${text}\u001b[0m` : text;
}

/** @param {Date} at @returns {string} local time of day, `HH:MM:SS` */
export function timeOfDay(at) {
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}

/**
 * @param {NodeJS.WriteStream} stream
 * @returns {Report}
 */
export function createReport(stream) {
  const colour = Boolean(stream.isTTY) && !process.env.NO_COLOR;
  stream.on('error', ignoreClosedTerminal);
  /** @param {Paint} paint */
  const line = (paint) => (/** @type {string} */ message) =>
    void stream.write(
      `${painted(timeOfDay(new Date()), 'dim', colour)} ${painted('abat  ', paint, colour)} ${message}\n`,
    );
  return { info: line('bold'), warn: line('yellow'), plain: (text) => void stream.write(`${text}\n`), colour };
}

/** A terminal that is gone must not keep the shutdown from finishing. @param {Error} error */
function ignoreClosedTerminal(error) {
  if (!('code' in error) || (error.code !== 'EPIPE' && error.code !== 'EIO')) throw error;
}
