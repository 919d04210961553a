import { Module } from '@nestjs/common';
import { FindNearby } from './application/find-nearby.use-case.js';

/** What lies around a shape, read across the registers. */
@Module({ providers: [FindNearby], exports: [FindNearby] })
export class NearbyModule {}
