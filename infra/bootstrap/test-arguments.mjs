// @ts-check

/** The tiers of tests, in the order they run; the quick ones first. */
export const TIERS = ['unit', 'medium', 'e2e', 'browser'];

/** Asks for every combination of languages, themes and sizes and for long runs, where else a sample is tried. */
const DEEP = '--deep';

/**
 * What `npm test -- ...` asks for.
 * @typedef {object} TestRequest
 * @property {string[]} tiers
 * @property {boolean} deep whether every combination is tried; takes hours
 * @property {string[]} jest arguments passed on to Jest
 * @property {boolean} filtered whether only some tests of a tier are asked for
 */

/**
 * @param {string[]} all for example `unit medium -t clash`, `browser --deep`
 * @returns {TestRequest}
 */
export function readTestArguments(all) {
  const args = all.filter((arg) => arg !== DEEP);
  const end = args.findIndex((arg) => !TIERS.includes(arg));
  const named = end === -1 ? args : args.slice(0, end);
  const jest = end === -1 ? [] : args.slice(end);
  return {
    tiers: named.length ? TIERS.filter((tier) => named.includes(tier)) : TIERS,
    deep: all.includes(DEEP),
    jest,
    filtered: jest.length > 0,
  };
}
