import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Environment } from '@abat/platform';
import { DomainError } from '@abat/platform';
import compression from 'compression';
import { json, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';

/** Largest JSON body: a work with many detailed zones fits, a flood does not. */
const BODY_LIMIT = '4mb';

// MapLibre needs blob: workers and data:/blob: images; Mantine and MapLibre set style attributes.
const contentSecurityPolicy = (secure: boolean) => ({
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    baseUri: ["'none'"],
    objectSrc: ["'none'"],
    frameAncestors: ["'none'"],
    formAction: ["'self'"],
    scriptSrc: ["'self'"],
    workerSrc: ["'self'", 'blob:'],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    styleSrc: ["'self'", "'unsafe-inline'"],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    ...(secure ? { upgradeInsecureRequests: [] } : {}),
  },
});

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Bodies are JSON or multipart; anything else is refused before it is read. */
function refuseOtherBodies(request: Request, _response: Response, next: NextFunction): void {
  const hasBody =
    Number(request.headers['content-length'] ?? 0) > 0 || request.headers['transfer-encoding'] !== undefined;
  const accepted = request.is(['application/json', 'application/*+json', 'multipart/form-data']);
  if (UNSAFE.has(request.method) && hasBody && !accepted) next(new DomainError('request.media-type'));
  else next();
}

/** Security headers, compression, body limits. */
export function secure(app: NestExpressApplication, environment: Environment): void {
  const https = environment.ABAT_PUBLIC_URL.startsWith('https://');
  app.set('query parser', 'simple');
  app.set('trust proxy', environment.ABAT_TRUST_PROXY);
  app.disable('x-powered-by');
  app.use(
    helmet({
      contentSecurityPolicy: contentSecurityPolicy(https),
      crossOriginEmbedderPolicy: false,
      strictTransportSecurity: https,
      referrerPolicy: { policy: 'same-origin' },
    }),
  );
  app.use(compression({ threshold: 2_048 }));
  app.use(refuseOtherBodies);
  app.use(json({ limit: BODY_LIMIT, strict: true }));
}
