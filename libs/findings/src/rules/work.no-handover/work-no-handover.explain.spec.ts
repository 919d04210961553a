import { expectWhole, GONE, plain, side } from '../../../../../test/support/explained.js';
import { explainWorkNoHandover } from './work-no-handover.explain.js';
import type { WorkNoHandoverMeasures } from './work-no-handover.measure.js';

const measures: WorkNoHandoverMeasures = {
  ...{ finishedOn: '2026-06-30', endIsReported: true, dueOn: '2026-07-30', deadlineDays: 30, daysLate: 92 },
};
const a = side('Сквер у «Хан Шатыра»', 'utilities');
const b = side('Двор ЖК «Инжу Арена»', 'esil');
const explain = (change: Partial<WorkNoHandoverMeasures> = {}) =>
  explainWorkNoHandover({ measures: { ...measures, ...change }, period: { from: '2026-07-31', to: null }, a, b });

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

  it('leaves nothing unsaid in any language', () => expectWhole(explain()));

  it('still reads when a side is gone', () => {
    expect(
      explainWorkNoHandover({ measures, period: { from: '2026-07-31', to: null }, a: GONE, b: GONE }).explanation.ru,
    ).toContain('удалённая работа');
  });
});
