import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';

const NOT_PAGES = /^\/(api|tiles|socket\.io|healthz|readyz|metrics|assets)(\/|$)/;

/** Serves the built web app: hashed assets for ever, the page fresh, deep links to the page. */
export function serveWebApp(app: NestExpressApplication, directory = resolve('dist/web')): void {
  if (!existsSync(resolve(directory, 'index.html'))) return;
  app.use(
    '/assets',
    express.static(resolve(directory, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: true }),
  );
  app.use(express.static(directory, { index: false, maxAge: '5m' }));
  app.use((request: Request, response: Response, next: NextFunction) => {
    const wantsPage = request.method === 'GET' && !NOT_PAGES.test(request.path) && request.accepts('html') === 'html';
    if (!wantsPage) next();
    else response.setHeader('Cache-Control', 'no-cache').sendFile('index.html', { root: directory });
  });
}
