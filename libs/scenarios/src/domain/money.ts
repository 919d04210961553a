/** Tenge as a decimal string in tiyn, exact. */
export function toTiyn(kzt: string): bigint {
  const [whole = '0', part = ''] = kzt.split('.');
  return BigInt(whole) * 100n + BigInt(part.padEnd(2, '0').slice(0, 2));
}

/** Tiyn as tenge, a decimal string with two digits. */
export const toKzt = (tiyn: bigint): string => `${tiyn / 100n}.${String(tiyn % 100n).padStart(2, '0')}`;

/** A part 0..1 of a sum, rounded down to a tiyn. */
export const partOfSum = (tiyn: bigint, share: number): bigint =>
  (tiyn * BigInt(Math.round(share * 1_000_000))) / 1_000_000n;

/** A sum divided evenly; the first ones get the tiyn that are left over. */
export function divide(tiyn: bigint, among: number): bigint[] {
  const each = tiyn / BigInt(among);
  const rest = Number(tiyn % BigInt(among));
  return Array.from({ length: among }, (_part, index) => each + (index < rest ? 1n : 0n));
}
