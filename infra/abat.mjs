// @ts-check
// `npm run abat -- <command>`: one command of Abat, on the database of a running start or on its own.
import { requireNode } from './bootstrap/node-version.mjs';

requireNode();
const { runAbat } = await import('./bootstrap/run-abat.mjs');
await runAbat(process.argv.slice(2));
