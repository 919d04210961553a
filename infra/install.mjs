// @ts-check
// Installs the npm packages if they are not those of package-lock.json (`npm ci`).
import { requireNode } from './bootstrap/node-version.mjs';

requireNode();
const { checkout } = await import('./bootstrap/checkout.mjs');
const { ensureDependencies } = await import('./bootstrap/dependencies.mjs');
const { describeFailure } = await import('./bootstrap/failure.mjs');
const { createReport } = await import('./bootstrap/report.mjs');

const report = createReport(process.stdout);
await ensureDependencies(checkout, report).catch((error) => {
  report.plain(describeFailure(error));
  process.exitCode = 1;
});
