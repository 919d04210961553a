import { Controller, Get, Header } from '@nestjs/common';
import { Public } from '../http/principal.js';
import { registry } from './metrics.js';

/** Prometheus scrapes this; it holds counts and durations, no data of the city. */
@Controller('metrics')
export class MetricsController {
  @Public()
  @Get()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(): Promise<string> {
    return registry.metrics();
  }
}
