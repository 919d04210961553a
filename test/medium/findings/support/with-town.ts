import { createTestDatabase, type TestDatabase } from '../../../support/database.js';
import { TestCity } from './test-city.js';
import { WorksTown } from './works-town.js';

/** A town of its own for one spec file, emptied before each test. */
export function withTown(ground: 'plane' | 'astana' = 'plane'): () => WorksTown {
  let database: TestDatabase;
  let town: WorksTown;
  beforeAll(async () => {
    database = await createTestDatabase();
    town = new WorksTown(await TestCity.found(database.dataSource, ground));
  });
  beforeEach(() => town.clear());
  afterAll(() => database.drop());
  return () => town;
}
