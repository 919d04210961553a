import { explainMandateLegalBasis } from './mandate-legal-basis.explain.js';
import type { LegalReason, MandateLegalBasisMeasures } from './mandate-legal-basis.measure.js';

const measures: MandateLegalBasisMeasures = {
  ...{ reason: 'repealed', stage: 'maintenance', since: '2024-10-25', replacedBy: 'astana-improvement-2024' },
  ...{ replacedByRu: 'Правила 2024 года', replacedByKk: '2024 жылғы қағидалар', replacedByEn: null },
};
const a = {
  title: null,
  agency: { nameRu: 'Аппарат акима района «Алматы»', nameKk: '«Алматы» ауданы әкімінің аппараты', nameEn: null },
  function: { nameRu: 'Содержание улиц', nameKk: 'Көшелерді күтіп ұстау', nameEn: 'Street upkeep' },
};
const b = {
  title: { kk: 'Абаттандыру қағидалары', ru: 'Правила благоустройства', en: 'Rules of improvement' },
  agency: null,
  function: null,
};
const explain = (change: Partial<MandateLegalBasisMeasures> = {}, act = b) =>
  explainMandateLegalBasis({ measures: { ...measures, ...change }, period: { from: null, to: null }, a, b: act });
const unreplaced = { replacedBy: null, replacedByRu: null, replacedByKk: null };

describe('explanation of mandate.legal-basis', () => {
  it('says whose power rests on what, since when it has no force, and what replaced it', () => {
    const { title, explanation } = explain();
    expect(title.ru).toBe('«Содержание улиц»: правовое основание утратило силу');
    expect(explanation.ru).toBe(
      'Отвечает: Аппарат акима района «Алматы». Функция — «Содержание улиц», стадия — содержание. ' +
        'Полномочие основано на акте «Правила благоустройства». Этот акт утратил силу и не действует с 25.10.2024. ' +
        'Вместо него действует «Правила 2024 года». ' +
        'Выход: проверить, даёт ли это полномочие новый акт, и указать его основанием; если не даёт — прекратить полномочие.',
    );
    expect(explanation.kk).toContain('Бұл актінің күші жойылған, ол 25.10.2024 күнінен бастап қолданылмайды.');
    expect(explanation.en).toContain('It was replaced by “Правила 2024 года”.');
  });

  const cases: [LegalReason, string | null, string, string][] = [
    ['repealed', null, 'дата в реестре не указана', 'Выход: указать основанием действующий акт'],
    [
      'expired',
      '2025-01-01',
      'Срок акта истёк, он не действует с 01.01.2025.',
      'Выход: указать основанием действующий',
    ],
    ['draft', null, 'Акт ещё не принят, это проект.', 'Выход: принять акт'],
    [
      'amended',
      '2023-05-02',
      'Акт изменён 02.05.2023, уже после начала полномочия.',
      'Выход: сверить с новой редакцией',
    ],
    ['amended', null, 'Акт изменён, дата в реестре не указана.', 'Выход: сверить с новой редакцией'],
    ['review', '2025-06-30', 'Акт нужно было пересмотреть до 30.06.2025.', 'Выход: пересмотреть акт'],
  ];
  it.each(cases)('%s since %s', (reason, since, said, wayOut) => {
    const { title, explanation } = explain({ reason, since, ...unreplaced });
    expect(explanation.ru).toContain(said);
    expect(explanation.ru.split('. ').at(-1)).toContain(wayOut);
    for (const text of [title.kk, title.en, explanation.kk, explanation.en]) expect(text).not.toMatch(/undefined|null/);
  });

  it('speaks of an act whose row is gone by its code, or as unknown', () => {
    const gone = { title: null, agency: null, function: null };
    const told = (code: string | null) =>
      explainMandateLegalBasis({ measures, period: { from: null, to: null }, a, b: { ...gone, code } }).explanation.ru;
    expect(told('rules-2017')).toContain('на акте «rules-2017»');
    expect(told(null)).toContain('на акте «неизвестный акт»');
  });
});
