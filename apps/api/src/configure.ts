import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Environment } from '@abat/platform';
import { secure } from './http/security.js';
import { serveWebApp } from './http/web-app.js';
import { LiveIoAdapter } from './live/live-io.adapter.js';
import { measureRequests } from './system/metrics.js';

/** Everything between a bare Nest application and one that may face a browser. */
export async function configure(app: NestExpressApplication, environment: Environment): Promise<void> {
  app.use(measureRequests);
  secure(app, environment);
  serveWebApp(app);
  app.useWebSocketAdapter(new LiveIoAdapter(app, environment));
  app.enableShutdownHooks();
  await app.init();
}
