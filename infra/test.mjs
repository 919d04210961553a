// @ts-check
// `npm test [-- <tier>... <Jest options>]`: everything that proves Abat, on throw-away instances.
import { requireNode } from './bootstrap/node-version.mjs';

requireNode();
const { runTests } = await import('./bootstrap/run-tests.mjs');
await runTests(process.argv.slice(2));
