import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';
import { compressedFiles } from './compressed-files.js';

const NOT_PAGES = /^\/(api|tiles|socket\.io|healthz|readyz|metrics|assets)(\/|$)/;

/** The service worker is asked for anew each time: a browser must never be held by an old one. */
function cacheOf(response: { setHeader(name: string, value: string): unknown }, path: string): void {
  if (basename(path) === 'sw.js') response.setHeader('Cache-Control', 'no-cache');
}

/** Serves the built web app: hashed assets for ever, the page fresh, deep links to the page. */
export function serveWebApp(app: NestExpressApplication, directory = resolve('dist/web')): void {
  if (!existsSync(resolve(directory, 'index.html'))) return;
  app.use(
    '/assets',
    compressedFiles(resolve(directory, 'assets')),
    express.static(resolve(directory, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: true }),
  );
  const files = express.static(directory, { index: false, maxAge: '5m', setHeaders: cacheOf });
  // What the programming interface answers is not looked for on the disk first.
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (NOT_PAGES.test(request.path)) next();
    else void files(request, response, next);
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    const wantsPage = request.method === 'GET' && !NOT_PAGES.test(request.path) && request.accepts('html') === 'html';
    if (!wantsPage) next();
    else response.setHeader('Cache-Control', 'no-cache').sendFile('index.html', { root: directory });
  });
}
