import { Inject, Injectable } from '@nestjs/common';
import type { Screen } from '@abat/contracts';
import { ENVIRONMENT, type Environment } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import { shownNow } from '../domain/rotation.js';
import { isAsleep, weekTime } from '../domain/schedule.js';
import { ScreenRepository, type StoredScreen } from '../persistence/screen.repository.js';

/** Screens as they stand at this moment. What somebody puts on a sleeping screen wakes it. */
@Injectable()
export class ScreenReader {
  constructor(
    private readonly screens: ScreenRepository,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async list(): Promise<Screen[]> {
    return (await this.screens.list()).map((screen) => this.told(screen));
  }

  /** @throws DomainError resource.not-found */
  async getById(id: string, manager?: EntityManager): Promise<Screen> {
    return this.told(await this.screens.getById(id, manager));
  }

  private told(screen: StoredScreen): Screen {
    const now = new Date();
    const shown = shownNow(screen.shown, now);
    const asleep = shown === null && isAsleep(screen.sleep, weekTime(now, this.environment.ABAT_TIME_ZONE));
    return { ...screen, shown, asleep };
  }
}
