// @ts-check

/** The tiers of tests, in the order they run; the quick ones first. */
export const TIERS = ['unit', 'medium', 'e2e', 'browser'];

/** Asks for every combination of languages, themes and sizes and for long runs, where else a sample is tried. */
const DEEP = '--deep';
/** Takes the kept pictures of screens anew instead of comparing with them. */
const PICTURES = '--pictures';

/**
 * What `npm test -- ...` asks for.
 * @typedef {object} TestRequest
 * @property {string[]} tiers
 * @property {boolean} deep whether every combination is tried; takes hours
 * @property {boolean} pictures whether kept pictures are taken anew
 * @property {string[]} jest arguments passed on to Jest
 * @property {boolean} filtered whether only some tests of a tier are asked for
 */

/**
 * @param {string[]} all for example `unit medium -t clash`, `browser --deep`
 * @returns {TestRequest}
 */
export function readTestArguments(all) {
  const args = all.filter((arg) => arg !== DEEP && arg !== PICTURES);
  const end = args.findIndex((arg) => !TIERS.includes(arg));
  const named = end === -1 ? args : args.slice(0, end);
  const jest = end === -1 ? [] : args.slice(end);
  return {
    tiers: named.length ? TIERS.filter((tier) => named.includes(tier)) : TIERS,
    deep: all.includes(DEEP),
    pictures: all.includes(PICTURES),
    jest,
    filtered: jest.length > 0,
  };
}
