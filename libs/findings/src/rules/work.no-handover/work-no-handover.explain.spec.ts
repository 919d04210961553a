import { explainWorkNoHandover } from './work-no-handover.explain.js';
import type { WorkNoHandoverMeasures } from './work-no-handover.measure.js';

const measures: WorkNoHandoverMeasures = {
  ...{ finishedOn: '2026-06-30', endIsReported: true, dueOn: '2026-07-30', deadlineDays: 30, daysLate: 92 },
};
const side = (title: string, nameRu: string, nameKk: string | null) => ({
  title: { kk: title, ru: title, en: title },
  agency: { nameRu, nameKk, nameEn: null },
  function: null,
});
const a = side('Сквер у «Хан Шатыра»', 'Управление ЖКХ', 'ТКШ басқармасы');
const b = side('Двор ЖК «Инжу Арена»', 'Аппарат акима района «Есіл»', '«Есіл» ауданы әкімінің аппараты');
const explain = (change: Partial<WorkNoHandoverMeasures> = {}) =>
  explainWorkNoHandover({ measures: { ...measures, ...change }, period: { from: '2026-07-31', to: null }, a, b });
const plain = (text: string): string => text.replace(/\u00a0|\u202f/g, ' ');

describe('explanation of work.no-handover', () => {
  it('says everything in whole sentences', () => {
    const { title, explanation } = explain();
    expect(plain(`${title.ru}. ${explanation.ru}`)).toBe(
      'Работа «Сквер у „Хан Шатыра“» завершена, но не передана на баланс. ' +
        'Работа «Сквер у „Хан Шатыра“» завершена 30.06.2026, документа о передаче в реестре нет. ' +
        'Срок передачи — 30 дней, последний день — 30.07.2026; просрочка — 92 дня. Работу вёл орган: Управление ЖКХ. ' +
        'Выход: принять работу, назвать балансодержателя и внести документ о передаче в реестр.',
    );
    expect(plain(explanation.kk)).toContain(
      'Тапсыруға берілген мерзім — 30 күн, соңғы күні — 30.07.2026; кешігу — 92 күн.',
    );
    expect(plain(explanation.en)).toContain('The deadline is 30 days and ended on 30 July 2026; it is 92 days late.');
  });

  it('says that the real end is not known', () => {
    expect(explain({ endIsReported: false }).explanation.ru).toContain(
      'её плановый последний день — 30.06.2026; ни фактического дня',
    );
    expect(explain({ endIsReported: false }).explanation.kk).toContain('нақты күні мен тапсыру құжаты тізілімде жоқ.');
  });

  it.each(['kk', 'ru', 'en'] as const)('leaves nothing unsaid in %s', (locale) => {
    const { title, explanation } = explain();
    expect(`${title[locale]} ${explanation[locale]}`).not.toMatch(/undefined|null|NaN|Invalid|  /);
    expect(explanation[locale]).toMatch(/\.$/);
  });

  it('still reads when a side is gone', () => {
    const gone = { title: null, agency: null, function: null };
    expect(
      explainWorkNoHandover({ measures, period: { from: '2026-07-31', to: null }, a: gone, b: gone }).explanation.ru,
    ).toContain('удалённая работа');
  });
});
