// @ts-check
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root folder of this checkout (absolute). */
export const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
