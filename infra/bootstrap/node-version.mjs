// @ts-check
// Parsed before anything else runs, also by old versions of Node: keep the syntax plain.

/** The oldest Node that Abat runs on. */
const OLDEST = [20, 19];

/**
 * Judges a Node version.
 * @param {string} version for example `20.19.1`
 * @returns {string | null} one sentence for the terminal, or null when the version will do
 */
export function nodeVersionProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return null;
  return `Abat needs Node ${OLDEST.join('.')} or newer; this is Node ${version}. Install a current one from https://nodejs.org and try again.`;
}

/** Ends the process with one sentence when this Node is too old. */
export function requireNode() {
  const problem = nodeVersionProblem(process.versions.node);
  if (problem === null) return;
  process.stderr.write(`${problem}\n`);
  process.exit(2);
}
