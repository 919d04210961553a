import { readFileSync } from 'node:fs';

type Words = Partial<Record<string, string>>;
const wordsOf = (locale: string, file: string) =>
  JSON.parse(readFileSync(`apps/web/src/i18n/${locale}/${file}.json`, 'utf8')) as { entity: Words; column: Words };

/** Tables whose rows stand in the history of their work, and what of them people change. */
const TOLD: Record<string, readonly string[]> = {
  work: ['title', 'status', 'agency_id', 'starts_on', 'ends_on', 'finished_on', 'progress_percent'],
  work_zone: ['starts_on', 'ends_on', 'geom', 'buffer_m'],
  budget_allocation: ['amount_kzt', 'budget_line_id'],
  progress_report: ['reported_on', 'percent', 'note'],
  permit: ['kind', 'document', 'issuer_id', 'issued_on', 'valid_to'],
  handover: ['holder_id', 'handed_on', 'document', 'guarantee_until', 'note'],
  attachment: [],
};

describe.each(['kk', 'ru', 'en'])('words of the history of a work in %s', (locale) => {
  const [works, powers] = [wordsOf(locale, 'works'), wordsOf(locale, 'powers')];
  it.each(Object.entries(TOLD))('name %s and its columns', (entity, columns) => {
    expect(works.entity[entity] ?? powers.entity[entity]).toBeDefined();
    const nameless = columns.filter((column) => !works.column[column] && !powers.column[column]);
    expect(nameless).toEqual([]);
  });
});
