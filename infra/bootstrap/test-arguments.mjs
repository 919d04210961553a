// @ts-check

/** The tiers of tests, in the order they run; the quick ones first. */
export const TIERS = ['unit', 'medium', 'e2e', 'browser'];

/**
 * What `npm test -- ...` asks for.
 * @typedef {object} TestRequest
 * @property {string[]} tiers
 * @property {string[]} jest arguments passed on to Jest
 * @property {boolean} filtered whether only some tests of a tier are asked for
 */

/**
 * @param {string[]} args for example `unit medium -t clash`
 * @returns {TestRequest}
 */
export function readTestArguments(args) {
  const end = args.findIndex((arg) => !TIERS.includes(arg));
  const named = end === -1 ? args : args.slice(0, end);
  const jest = end === -1 ? [] : args.slice(end);
  return {
    tiers: named.length ? TIERS.filter((tier) => named.includes(tier)) : TIERS,
    jest,
    filtered: jest.length > 0,
  };
}
