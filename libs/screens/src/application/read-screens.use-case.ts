import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import type { Screen } from '@abat/contracts';
import { ScreenReader } from './screen-reader.js';

/** Paired screens for who looks after them. */
@Injectable()
export class ReadScreens {
  constructor(private readonly reader: ScreenReader) {}

  async list(principal: Principal): Promise<{ items: Screen[] }> {
    authorize(principal, 'screen.manage');
    return { items: await this.reader.list() };
  }

  /** @throws DomainError access.denied, resource.not-found (also when it was revoked) */
  async getById(principal: Principal, id: string): Promise<Screen> {
    authorize(principal, 'screen.manage');
    return this.reader.getById(id);
  }
}
