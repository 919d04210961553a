// @ts-check
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Passwords of the private instances, made at the first start.
 * @typedef {object} Secrets
 * @property {string} postgresAdmin of the superuser `abat_admin`
 * @property {string} postgres of the role `abat`
 * @property {string} redis
 */

/** @returns {Secrets} */
export function makeSecrets() {
  return { postgresAdmin: password(), postgres: password(), redis: password() };
}

/**
 * Reads the secrets, making those that are not there yet. The file is readable by its owner only.
 * @param {string} file
 * @returns {Secrets}
 */
export function keepSecrets(file) {
  /** @type {Partial<Secrets>} */
  const kept = readObject(file);
  const secrets = { ...makeSecrets(), ...kept };
  if (Object.keys(kept).length < Object.keys(secrets).length) writePrivate(file, secrets);
  return secrets;
}

/**
 * Writes a JSON file in one step, readable by its owner only.
 * @param {string} file
 * @param {object} value
 */
export function writePrivate(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(temporary, file);
}

/** @param {string} file @returns {Record<string, never>} the object in a JSON file; empty when absent or damaged */
export function readObject(file) {
  if (!existsSync(file)) return {};
  try {
    const value = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function password() {
  return randomBytes(24).toString('base64url');
}
