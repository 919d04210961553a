import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { judgeNuisance, type NuisanceMeasures, type NuisanceSettings } from '../domain/nuisance.js';
import { NUISANCE_MEASURE, STORE_NUISANCE } from '../persistence/nuisance-measure.js';

/** Works measured by one statement. */
const BATCH = 2_000;

type Measured = NuisanceMeasures & { id: string };

/** Measures how much works disturb the city and stores it with its parts. Doing it again changes nothing. */
@Injectable()
export class MeasureNuisance {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Measures these works; ids of works that are gone are passed over. */
  async execute(workIds: readonly string[]): Promise<void> {
    const settings = await this.settings();
    for (let from = 0; from < workIds.length; from += BATCH)
      await this.measure(workIds.slice(from, from + BATCH), settings);
  }

  /** Measures every work, batch by batch in the order of ids. */
  async executeAll(): Promise<void> {
    const settings = await this.settings();
    for (let last: string | null = null; ;) {
      const rows: { id: string }[] = await this.dataSource.query(
        'SELECT id FROM work WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2',
        [last, BATCH],
      );
      if (rows.length === 0) return;
      await this.measure(
        rows.map((row) => row.id),
        settings,
      );
      last = rows.at(-1)?.id ?? null;
    }
  }

  private async measure(ids: readonly string[], settings: NuisanceSettings): Promise<void> {
    const measured: Measured[] = await this.dataSource.query(NUISANCE_MEASURE, [ids]);
    const rows = measured.map(({ id, ...measures }) => ({ work_id: id, ...judgeNuisance(measures, settings) }));
    await this.dataSource.query(STORE_NUISANCE, [JSON.stringify(rows)]);
  }

  private async settings(): Promise<NuisanceSettings> {
    const rows: { value: NuisanceSettings }[] = await this.dataSource.query(
      "SELECT value FROM setting WHERE key = 'work.nuisance'",
    );
    if (!rows[0]) throw new Error('setting work.nuisance is missing');
    return rows[0].value;
  }
}
