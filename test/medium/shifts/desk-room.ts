import type { Principal } from '@abat/access';
import type { Role, RuleCode, Severity } from '@abat/contracts';
import { NameFindings } from '@abat/findings';
import { QueueProducer, readEnvironment, TransactionRunner } from '@abat/platform';
import {
  AlarmCards,
  FollowFindings,
  HandOverAlarm,
  HandOverShift,
  MergeAlarm,
  NoteAlarm,
  ReadAlarms,
  ReadShifts,
  ReleaseAlarm,
  SnoozeAlarm,
  StartShift,
  SweepAlarms,
  TakeAlarm,
  WriteJournal,
} from '@abat/shifts';
import type { DataSource } from 'typeorm';
import { FindingReader } from '../../../libs/findings/src/application/finding-reader.js';
import { FindingRepository } from '../../../libs/findings/src/persistence/finding.repository.js';
import { AlarmDesk } from '../../../libs/shifts/src/application/alarm-desk.js';
import { AlarmWords } from '../../../libs/shifts/src/application/alarm-words.js';
import { ShiftDesk } from '../../../libs/shifts/src/application/shift-desk.js';
import { AlarmRepository } from '../../../libs/shifts/src/persistence/alarm.repository.js';
import { CardRepository } from '../../../libs/shifts/src/persistence/card.repository.js';
import { JournalRepository } from '../../../libs/shifts/src/persistence/journal.repository.js';
import { ShiftRepository } from '../../../libs/shifts/src/persistence/shift.repository.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { TestRedis } from '../../support/redis.js';

/** Two works on one place for ten days. */
const CLASH = {
  ...{ overlapM2: 235, overlapDays: 10, unavoidableDays: 10, gapM: 0, shareA: 0.07, shareB: 0.5, zonesA: 1, zonesB: 1 },
  ...{ certaintyA: 'firm', certaintyB: 'planned', hindersTraffic: true, sameAgency: false },
};

type FindingSpec = { rule?: RuleCode; severity?: Severity; status?: string; openedAt?: string; period?: string };

type JournalRow = {
  kind: string;
  user_name: string | null;
  text: string | null;
  alarm_id: string | null;
  data: Record<string, unknown>;
};

/** A situation room with a database of its own: people at their desks and findings given as rows. */
export class DeskRoom {
  private count = 0;

  private constructor(
    private readonly database: TestDatabase,
    private readonly redis: TestRedis,
    private readonly queues: QueueProducer,
  ) {}

  static async open(): Promise<DeskRoom> {
    const database = await createTestDatabase();
    const redis = await TestRedis.start();
    const environment = readEnvironment({ ...process.env, DATABASE_URL: database.url, REDIS_URL: redis.url });
    return new DeskRoom(database, redis, new QueueProducer(environment));
  }

  get db(): DataSource {
    return this.database.dataSource;
  }

  get useCases() {
    const { db, queues } = this;
    const transactions = new TransactionRunner(db);
    const names = new NameFindings(new FindingRepository(db), new FindingReader(db));
    const journal = new JournalRepository(db);
    const alarms = new AlarmRepository(db);
    const words = new AlarmWords(names);
    const desk = new AlarmDesk(transactions, journal, words, alarms);
    const shifts = new ShiftRepository(db);
    const shiftDesk = new ShiftDesk(transactions, names, shifts, journal);
    const cards = new AlarmCards(transactions, new CardRepository(db), journal, queues);
    return {
      ...{ cards, read: new ReadAlarms(alarms, words), follow: new FollowFindings(transactions, cards, journal) },
      ...{ sweep: new SweepAlarms(transactions, journal, alarms), take: new TakeAlarm(desk, transactions, journal) },
      ...{ release: new ReleaseAlarm(desk), snooze: new SnoozeAlarm(desk), handOver: new HandOverAlarm(desk) },
      ...{ note: new NoteAlarm(desk), merge: new MergeAlarm(desk), shifts: new ReadShifts(shifts, journal) },
      ...{ start: new StartShift(shiftDesk), handOverShift: new HandOverShift(shiftDesk, alarms) },
      write: new WriteJournal(shiftDesk, alarms),
    };
  }

  /** Takes away findings, alarms and people; the journal is kept by the database and left out of sight. */
  async clear(): Promise<void> {
    await this.db.query('DROP TRIGGER IF EXISTS journal_kept ON journal_entry');
    await this.db.query('TRUNCATE finding, alarm_flood, alarm_card, shift, journal_entry, outbox CASCADE');
    await this.db.query(
      'CREATE TRIGGER journal_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry FOR EACH STATEMENT EXECUTE FUNCTION journal_keep()',
    );
  }

  async person(name: string, role: Role = 'operator'): Promise<Principal> {
    const rows: { id: string }[] = await this.db.query(
      `INSERT INTO app_user (email, name, role, password_hash) VALUES (lower($1) || '@abat.test', $1, $2, 'x')
       ON CONFLICT (email) DO UPDATE SET role = excluded.role RETURNING id`,
      [name, role],
    );
    return { userId: rows[0]?.id ?? '', name, role, districtId: null, agencyId: null };
  }

  /** Stores a finding as detection would and gives its id. */
  async finding(spec: FindingSpec = {}): Promise<string> {
    this.count += 1;
    const rows: { id: string }[] = await this.db.query(
      `INSERT INTO finding (rule, subject_type, subject_b_type, subject_a, subject_b, severity, score, status, measures, period, opened_at)
       VALUES ($1, 'work', 'work', $2::uuid, ('ffffffff' || substr($2::text, 9))::uuid, $3, 50, $4, $5, $6::daterange, $7)
       RETURNING id`,
      [
        spec.rule ?? 'work.clash',
        `00000000-0000-7000-8000-${String(this.count).padStart(12, '0')}`,
        spec.severity ?? 'critical',
        spec.status ?? 'open',
        JSON.stringify(CLASH),
        spec.period ?? '[2030-06-01,2030-06-11)',
        spec.openedAt ?? new Date(Date.now() - 1000 * this.count).toISOString(),
      ],
    );
    return rows[0]?.id ?? '';
  }

  /** A finding and its alarm. @returns the id of the alarm */
  async alarm(spec: FindingSpec = {}): Promise<string> {
    const finding = await this.finding(spec);
    await this.useCases.follow.execute([finding]);
    const rows: { id: string }[] = await this.db.query('SELECT id FROM alarm WHERE finding_id = $1', [finding]);
    return rows[0]?.id ?? '';
  }

  events(): Promise<{ type: string; subject_id: string | null; data: Record<string, unknown> }[]> {
    return this.db.query('SELECT type, subject_id, data FROM outbox ORDER BY id');
  }

  journal(): Promise<JournalRow[]> {
    return this.db.query('SELECT kind, user_name, text, alarm_id, data FROM journal_entry ORDER BY at, id');
  }

  async close(): Promise<void> {
    await this.queues.onApplicationShutdown();
    await this.redis.stop();
    await this.database.drop();
  }
}

/** The code a promise is refused with, and its detail. */
export async function refusal(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'done';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}
