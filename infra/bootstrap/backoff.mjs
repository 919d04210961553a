// @ts-check

/** A child that ran this long was well; its next crash counts as the first (milliseconds). */
const WELL_AFTER_MS = 60_000;

/**
 * @param {number} crashes in a row, 1 for the first
 * @returns {number} how long to wait before the next attempt (milliseconds): 1 s, 2 s, 4 s ... at most 30 s
 */
export function backoffMs(crashes) {
  return Math.min(30_000, 1000 * 2 ** Math.max(0, crashes - 1));
}

/**
 * @param {number} crashes in a row before this one
 * @param {number} ranMs how long the child ran
 * @returns {number} crashes in a row with this one
 */
export function countCrash(crashes, ranMs) {
  return ranMs >= WELL_AFTER_MS ? 1 : crashes + 1;
}
