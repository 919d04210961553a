import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';

/** Legal acts that mandates rest on. */
@Injectable()
export class LegalActs {
  /** The act of this code or title; made when it is new, with a code of its own, to be completed by people. */
  async idOf(manager: EntityManager, named: string): Promise<string> {
    const found: { id: string }[] = await manager.query(
      'SELECT id FROM legal_act WHERE code = $1 OR title_ru = $1 ORDER BY code = $1 DESC, created_at LIMIT 1',
      [named],
    );
    if (found[0]) return found[0].id;
    const id = uuidv7();
    await manager.query('INSERT INTO legal_act (id, code, title_ru) VALUES ($1, $2, $3)', [id, `act-${id}`, named]);
    return id;
  }
}
