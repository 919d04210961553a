import type { SubjectFacts } from '../../domain/subject-facts.js';
import { explainMandateSimilarText } from './mandate-similar-text.explain.js';

const same = (text: string) => ({ kk: text, ru: text, en: text });
const department: SubjectFacts = {
  title: same('проводит текущий ремонт скверов'),
  code: '13.1)',
  agency: { nameRu: 'Управление охраны окружающей среды', nameKk: 'Қоршаған ортаны қорғау басқармасы', nameEn: null },
  function: null,
};
const office: SubjectFacts = {
  title: same('ремонтирует скверы «Нұржол»'),
  code: '7.',
  agency: { nameRu: 'Аппарат акима района «Есиль»', nameKk: '«Есіл» ауданы әкімінің аппараты', nameEn: null },
  function: null,
};
const measures = {
  ...{ similarity: 0.83, sharedWords: 3, wordsA: 'ремонт, скверов', wordsB: 'ремонт, скверы', language: 'ru' as const },
  ...{ stage: 'current-repair' as const, mandateA: null, mandateB: null, duplicateNumber: null },
};
const explain = (changes: Partial<{ duplicateNumber: number; a: SubjectFacts }> = {}) => {
  const { a = department, duplicateNumber = null } = changes;
  return explainMandateSimilarText({
    measures: { ...measures, duplicateNumber },
    period: { from: null, to: null },
    a,
    b: office,
  });
};

describe('The words of mandate.similar-text', () => {
  it('set both texts side by side with the words they share', () => {
    expect(explain().explanation.ru).toBe(
      'В положениях двух органов, похоже, сказано об одном. Управление охраны окружающей среды, пункт 13.1): «проводит текущий ремонт скверов». Аппарат акима района «Есиль», пункт 7: «ремонтирует скверы „Нұржол“». Общие слова: ремонт, скверов. Сходство — 83\u00a0%. Выход: проверить, одно ли это дело. Если одно — оставить функцию за одним органом, заключить соглашение или разделить её по территории или стадии; если нет — отметить, что противоречия нет.',
    );
    expect(explain().title.kk).toBe(
      'Ережелерінде бір функция жазылған: Қоршаған ортаны қорғау басқармасы; «Есіл» ауданы әкімінің аппараты',
    );
  });

  it('name the duplicate that the mandates of both already are', () => {
    expect(explain({ duplicateNumber: 17 }).explanation.ru).toContain('уже дублируются: сигнал F-17.');
    expect(explain().explanation.ru).not.toContain('F-');
  });

  it('still read well when a side is gone', () => {
    const gone: SubjectFacts = { title: null, code: null, agency: null, function: null };
    const { explanation } = explain({ a: gone });
    expect(explanation.ru).toContain('«текст не сохранился»');
    for (const text of Object.values(explanation)) expect(text).not.toMatch(/undefined|null/);
  });

  it('shorten a statement as long as a page', () => {
    const long: SubjectFacts = { ...department, title: same('содержание скверов и '.repeat(60)) };
    expect(explain({ a: long }).explanation.kk.length).toBeLessThan(900);
  });
});
