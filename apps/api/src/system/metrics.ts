import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Metrics of this process in the Prometheus format. */
export const registry = new Registry();
collectDefaultMetrics({ register: registry });

const duration = new Histogram({
  name: 'abat_http_request_duration_seconds',
  help: 'Time from request to the end of the answer',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [registry],
});

/** Measures every request under its route pattern, so that ids do not multiply the series. */
export function measureRequests(request: Request, response: Response, next: NextFunction): void {
  const end = duration.startTimer();
  response.on('finish', () => {
    const route = (request.route as { path?: string } | undefined)?.path ?? 'other';
    end({ method: request.method, route, status: String(response.statusCode) });
  });
  next();
}
