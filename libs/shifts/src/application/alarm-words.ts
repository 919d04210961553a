import { Injectable } from '@nestjs/common';
import type { Alarm, LocalizedText } from '@abat/contracts';
import { NameFindings } from '@abat/findings';
import type { EntityManager } from 'typeorm';
import type { AlarmRow } from '../persistence/alarm-select.js';

const UNNAMED: { title: LocalizedText; agencies: string[] } = { title: { kk: '', ru: '', en: '' }, agencies: [] };

/** Adds to stored alarms what their findings are called today. */
@Injectable()
export class AlarmWords {
  constructor(private readonly nameFindings: NameFindings) {}

  async add(rows: readonly AlarmRow[], manager?: EntityManager): Promise<Alarm[]> {
    const names = await this.nameFindings.execute(
      rows.map(({ finding }) => finding.id),
      manager,
    );
    return rows.map((row) => ({ ...row, ...(names.get(row.finding.id) ?? UNNAMED) }));
  }
}
