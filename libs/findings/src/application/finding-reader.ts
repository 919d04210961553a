import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Finding } from '@abat/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { type SubjectFacts, type SubjectKey, textOfNames, titlesOf } from '../domain/subject-facts.js';
import type { FindingRow } from '../persistence/finding.repository.js';
import { readParties } from '../persistence/party-reader.js';
import { readSubjects, type SubjectRow } from '../persistence/subject-reader.js';
import { RULES } from '../rules/registry.js';

/** Facts of a subject for the words of its finding. */
export function factsOf(row: SubjectRow | undefined): SubjectFacts {
  if (!row) return { title: null, code: null, agency: null, function: null };
  const plain = row.title ? { kk: row.title, ru: row.title, en: row.title } : null;
  const title = row.names ? textOfNames(row.names) : plain;
  return { title, code: row.externalId || null, agency: row.agency, function: row.function };
}

/** Adds to stored findings the names of the day, what the parties said and the words in three languages. */
@Injectable()
export class FindingReader {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async read(rows: readonly FindingRow[], manager: EntityManager = this.dataSource.manager): Promise<Finding[]> {
    if (rows.length === 0) return [];
    const subjects = await readSubjects(
      manager,
      rows.flatMap((row) => row.subjectKeys),
    );
    const parties = await readParties(
      manager,
      rows.map((row) => row.id),
    );
    return rows.map(({ subjectKeys, ...row }) => {
      const [a, b] = subjectKeys.map(({ id }) => factsOf(subjects.get(id)));
      const none = factsOf(undefined);
      return {
        ...row,
        ...RULES[row.rule].explain({ measures: row.measures, period: row.period, a: a ?? none, b: b ?? none }),
        parties: parties.get(row.id) ?? [],
        subjects: subjectKeys.map((key) => subjectOf(key, subjects.get(key.id))),
      };
    });
  }
}

/** One side as it is told; of a row that left no trace only its id. */
export function subjectOf({ id, type }: SubjectKey, row: SubjectRow | undefined): Finding['subjects'][number] {
  if (!row) return { type, id, externalId: '', title: '', titles: { kk: '', ru: '', en: '' }, demo: false };
  return { type, id, externalId: row.externalId, title: row.title, titles: titlesOf(row), demo: row.demo };
}
