import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FindingsModule } from '@abat/findings';
import { PlatformModule } from '@abat/platform';
import { environmentOf } from './databases.js';

/** The use cases of findings on a database, in this process, as the worker has them. */
export async function openDetection(url: string): Promise<INestApplicationContext> {
  Object.assign(process.env, environmentOf(url));
  @Module({ imports: [PlatformModule.forRoot([]), FindingsModule] })
  class DetectionModule {}
  return NestFactory.createApplicationContext(DetectionModule, { logger: false });
}
