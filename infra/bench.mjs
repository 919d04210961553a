// @ts-check
// `npm run bench [-- <name>... --quick]`: measures Abat on private instances that write to the disk as in production.
import { requireNode } from './bootstrap/node-version.mjs';

requireNode();
const { runBenchmarks } = await import('./bootstrap/run-benchmarks.mjs');
await runBenchmarks(process.argv.slice(2));
