import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { Principal } from '@abat/access';
import {
  type Regulation,
  regulationUploadSchema,
  type Statement,
  type StatementDecisionRequest,
  statementDecisionRequestSchema,
  statementQuerySchema,
} from '@abat/contracts';
import { MandateRegister, MANDATES_ENTITIES } from '@abat/mandates';
import { openDataSource, readEnvironment, TransactionRunner } from '@abat/platform';
import { DecideStatement, DeleteRegulation, ReadRegulations, UploadRegulation } from '@abat/regulations';
import type { DataSource } from 'typeorm';
import { LegalActs } from '../../../libs/mandates/src/persistence/legal-acts.js';
import { ProposeMeaning } from '../../../libs/regulations/src/application/propose-meaning.js';
import { Lexicon } from '../../../libs/regulations/src/persistence/lexicon.js';
import { RegulationQueries } from '../../../libs/regulations/src/persistence/regulation.query.js';
import { RegulationRepository } from '../../../libs/regulations/src/persistence/regulation.repository.js';
import { StatementQueries } from '../../../libs/regulations/src/persistence/statement.query.js';
import { readRegulationFile, type RegulationFile } from '../../../libs/regulations/src/readers/read-file.js';
import { ThreadReader } from '../../../libs/regulations/src/readers/thread-reader.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { TestCity } from '../findings/support/test-city.js';

// A thread needs the built file; here the same reader runs in the thread of the spec. The built one is tried by e2e specs.
class SameThreadReader extends ThreadReader {
  override read(file: RegulationFile) {
    return readRegulationFile(file);
  }
}

export const ADMIN: Principal = {
  userId: '0190a000-0000-7000-8000-00000000000a',
  name: 'Спецификация',
  role: 'administrator',
  districtId: null,
  agencyId: null,
};
export const OPERATOR: Principal = { ...ADMIN, role: 'operator' };

/** A regulation whose functions are these. */
export const textOf = (...functions: string[]): string =>
  ['Положение об органе города (пример)', '13. Функции:', ...functions.map((text, at) => `${at + 1}) ${text};`)].join(
    '\n',
  );
export const kazakhTextOf = (...functions: string[]): string =>
  ['Мекеме туралы ереже (үлгі)', '13. Функциялары:', ...functions.map((text, at) => `${at + 1}) ${text};`)].join('\n');

/** The use cases of regulations on a small city of their own. */
export class RegulationBench {
  readonly upload: UploadRegulation;
  readonly decide: DecideStatement;
  readonly remove: DeleteRegulation;
  readonly regulations: ReadRegulations;

  private constructor(
    private readonly database: TestDatabase,
    readonly db: DataSource,
    readonly city: TestCity,
  ) {
    const transactions = new TransactionRunner(db);
    const repository = new RegulationRepository();
    const queries = new RegulationQueries(db);
    const statements = new StatementQueries(db);
    const environment = readEnvironment({ ...process.env, ABAT_DATA_DIR: '.tmp' });
    const meaning = new ProposeMeaning(new Lexicon());
    this.upload = new UploadRegulation(environment, transactions, new SameThreadReader(), meaning, repository, queries);
    const mandates = new MandateRegister(db, transactions, new LegalActs());
    this.decide = new DecideStatement(transactions, repository, statements, mandates);
    this.remove = new DeleteRegulation(transactions, repository);
    this.regulations = new ReadRegulations(queries, statements);
  }

  static async open(): Promise<RegulationBench> {
    const database = await createTestDatabase();
    const environment = readEnvironment({ ...process.env, DATABASE_URL: database.url });
    const db = await openDataSource(environment, MANDATES_ENTITIES);
    await db.query(
      `INSERT INTO app_user (id, email, name, role, password_hash) VALUES ($1, 'spec@abat.test', $2, 'administrator', 'none')`,
      [ADMIN.userId, ADMIN.name],
    );
    return new RegulationBench(database, db, await TestCity.found(db));
  }

  /** Takes regulations, mandates and findings away. */
  async clear(): Promise<void> {
    await this.db.query('DELETE FROM regulation');
    await this.city.clear();
    await this.db.query("UPDATE agency SET valid = '(,)'");
  }

  async close(): Promise<void> {
    await this.db.destroy();
    await this.database.drop();
  }

  /** Uploads a text as the regulation of a body. */
  add(agency: string, text: string, principal: Principal = ADMIN): Promise<Regulation> {
    return this.upload.execute(principal, regulationUploadSchema.parse({ agency }), async (path) => {
      await writeFile(path, text);
      return { path, fileName: `${randomUUID()}.txt` };
    });
  }

  async statementsOf(regulation: Regulation): Promise<Statement[]> {
    return (await this.regulations.statementsOf(regulation.id, statementQuerySchema.parse({}))).items;
  }

  /** The only statement of a regulation with one function. */
  async only(agency: string, text: string): Promise<Statement> {
    const [statement] = await this.statementsOf(await this.add(agency, textOf(text)));
    if (!statement) throw new Error(`no statement in: ${text}`);
    return statement;
  }

  say(statement: Statement, said: StatementDecisionRequest, principal: Principal = ADMIN): Promise<Statement> {
    const row = { id: statement.id, version: statement.version };
    return this.decide.execute(principal, row, statementDecisionRequestSchema.parse(said));
  }

  async value<Value>(sql: string, values: unknown[] = []): Promise<Value> {
    const rows: Record<string, Value>[] = await this.db.query(sql, values);
    return Object.values(rows[0] ?? {})[0] as Value;
  }

  agencyId(code: string): Promise<string> {
    return this.value<string>('SELECT id FROM agency WHERE code = $1', [code]);
  }
}
