import { DataSource, type DataSourceOptions, type EntitySchema, type MixedList } from 'typeorm';
import type { Environment } from '../environment/environment.js';
import { KeepingClient } from './kept-statement.js';
import { MIGRATIONS } from './migrations/index.js';

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type of an entity class
export type Entities = MixedList<Function | string | EntitySchema>;

/**
 * Options of the connection pool. Sessions run in the city's time zone, so that `current_date` is the city's day, and
 * without JIT: compiling costs more than it saves in statements of milliseconds, and PostGIS is never inlined anyway.
 */
export function dataSourceOptions(environment: Environment, entities: Entities = []): DataSourceOptions {
  const replicas = environment.DATABASE_REPLICA_URLS.map((url) => ({ url }));
  return {
    type: 'postgres',
    ...(replicas.length > 0
      ? { replication: { master: { url: environment.DATABASE_URL }, slaves: replicas, defaultMode: 'master' as const } }
      : { url: environment.DATABASE_URL }),
    poolSize: environment.DATABASE_POOL,
    synchronize: false,
    migrationsRun: false,
    migrationsTransactionMode: 'each',
    migrations: MIGRATIONS,
    entities,
    logging: false,
    applicationName: 'abat',
    extra: {
      Client: KeepingClient,
      options: `-c TimeZone=${environment.ABAT_TIME_ZONE} -c jit=off`,
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
    },
  };
}

/** A connected data source for commands and tests. The caller destroys it. */
export async function openDataSource(environment: Environment, entities: Entities = []): Promise<DataSource> {
  return new DataSource(dataSourceOptions(environment, entities)).initialize();
}
