import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type ChangedType, type NuisanceSettings, nuisanceSettingsSchema } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { TransactionRunner, systemActor } from '@abat/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { judgeNuisance, type NuisanceMeasures } from '../domain/nuisance.js';
import { NUISANCE_MEASURE, NUISANCE_OF, STORE_NUISANCE, type StoredNuisance } from '../persistence/nuisance-measure.js';

/** Works measured by one statement. */
const BATCH = 2_000;

// Class of advisory lock, beside those of the detector.
const MEASURING_LOCK = 7_140_012;

/** Up to this many changed works their ids travel with the event. */
const MAX_LISTED_IDS = 500;

type Measured = NuisanceMeasures & { id: string };

/**
 * Measures how much works disturb the city, stores it with its parts and tells which works have another nuisance now.
 * Doing it again changes and tells nothing.
 */
@Injectable()
export class MeasureNuisance {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly transactions: TransactionRunner,
  ) {}

  /** Measures these works; ids of works that are gone are passed over. */
  async execute(workIds: readonly string[]): Promise<void> {
    for (let from = 0; from < workIds.length; from += BATCH) await this.measure(workIds.slice(from, from + BATCH));
  }

  /** Measures the works that changed rows concern, if any; null = so many rows that they are not listed. */
  async executeFor(changed: ChangedType, ids: readonly string[] | null): Promise<void> {
    const works = NUISANCE_OF[changed];
    if (!works) return;
    if (!ids) return this.executeAll();
    const rows: { id: string }[] = await this.dataSource.query(works, [ids]);
    await this.execute(rows.map(({ id }) => id));
  }

  /** Measures every work, batch by batch in the order of ids. */
  async executeAll(): Promise<void> {
    for (let last: string | null = null; ;) {
      const rows: { id: string }[] = await this.dataSource.query(
        'SELECT id FROM work WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2',
        [last, BATCH],
      );
      if (rows.length === 0) return;
      await this.measure(rows.map((row) => row.id));
      last = rows.at(-1)?.id ?? null;
    }
  }

  // What was measured first must not be stored last: the state may have changed between.
  private async measure(ids: readonly string[]): Promise<void> {
    await this.transactions.run(systemActor('nuisance'), async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [MEASURING_LOCK]);
      const settings = await readSettings(manager);
      const measured: Measured[] = await manager.query(NUISANCE_MEASURE, [ids]);
      const rows = measured.map(({ id, ...measures }) => ({ work_id: id, ...judgeNuisance(measures, settings) }));
      const [stored]: StoredNuisance[] = await manager.query(STORE_NUISANCE, [JSON.stringify(rows)]);
      if (stored?.ids) await tell(manager, stored.ids, stored);
    });
  }
}

async function readSettings(manager: EntityManager): Promise<NuisanceSettings> {
  const rows: { value: unknown }[] = await manager.query("SELECT value FROM setting WHERE key = 'work.nuisance'");
  return nuisanceSettingsSchema.parse(rows[0]?.value ?? {});
}

function tell(manager: EntityManager, ids: string[], { agencyIds, territoryIds }: StoredNuisance): Promise<void> {
  const data = ids.length <= MAX_LISTED_IDS ? { ids } : { bulk: true, count: ids.length };
  return appendEvents(manager, [
    { type: 'nuisance.changed', agencyIds: agencyIds ?? [], territoryIds: territoryIds ?? [], data },
  ]);
}
