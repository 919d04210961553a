import { existsSync, readdirSync } from 'node:fs';
import { extname } from 'node:path';
import type { NextFunction, Request, RequestHandler, Response } from 'express';

/** Encodings the build leaves beside a file, the smaller first. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/**
 * Sends a file as the build compressed it when the browser takes that: rewrites the address to the compressed file for the
 * handler that comes next. Only for files that never change: what lies there is looked up once.
 */
export function compressedFiles(directory: string): RequestHandler {
  const known = new Set(existsSync(directory) ? readdirSync(directory) : []);
  return (request: Request, response: Response, next: NextFunction) => {
    const name = request.path.slice(1);
    const found = ENCODINGS.find(([encoding, end]) => known.has(name + end) && request.acceptsEncodings(encoding));
    if (known.has(name)) response.vary('Accept-Encoding');
    if (found) {
      const [encoding, end] = found;
      response.type(extname(name)).setHeader('Content-Encoding', encoding);
      request.url = `/${name}${end}`;
    }
    next();
  };
}
