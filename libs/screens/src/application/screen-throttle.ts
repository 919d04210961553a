import { Inject, Injectable } from '@nestjs/common';
import { Throttle } from '@abat/access';
import { REDIS } from '@abat/platform';
import type { Redis } from 'ioredis';

/** Codes one address may ask for: a wall asks every ten minutes and on reload, and a hall has several. */
const CODES_PER_ADDRESS = { points: 60, duration: 15 * 60 };
/** Wrong codes one person may type in: of a thousand million codes that finds none. */
const GUESSES_PER_USER = { points: 10, duration: 15 * 60 };
/** Signs of life of one screen: one in twenty seconds, and one per change of scene, are usual. */
const BEATS_PER_SCREEN = { points: 60, duration: 60 };

/** Limits of what walls and those who pair them may ask. */
@Injectable()
export class ScreenThrottle {
  readonly codes: Throttle;
  readonly guesses: Throttle;
  readonly beats: Throttle;

  constructor(@Inject(REDIS) redis: Redis) {
    this.codes = new Throttle(redis, 'abat:screen-codes', CODES_PER_ADDRESS);
    this.guesses = new Throttle(redis, 'abat:screen-guesses', GUESSES_PER_USER);
    this.beats = new Throttle(redis, 'abat:screen-beats', BEATS_PER_SCREEN);
  }
}
