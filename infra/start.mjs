// @ts-check
// `npm start`: PostgreSQL, Redis, api and worker in one terminal. `--watch` (npm run dev) follows changes of the sources.
import { requireNode } from './bootstrap/node-version.mjs';

requireNode();
const { startAbat } = await import('./bootstrap/start-abat.mjs');
await startAbat({ watch: process.argv.includes('--watch') });
