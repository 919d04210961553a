import { explainMandateUnbackedSpending } from './mandate-unbacked-spending.explain.js';
import type { MandateUnbackedSpendingMeasures } from './mandate-unbacked-spending.measure.js';

const measures: MandateUnbackedSpendingMeasures = {
  ...{ year: 2026, amountKzt: '140000000.00', holders: 0 },
  ...{ holderRu: null, holderKk: null, holderEn: null, holderStage: null },
};
const holder = {
  ...{ holderRu: 'Управление охраны окружающей среды', holderKk: 'Қоршаған ортаны қорғау басқармасы', holderEn: null },
  holderStage: 'current-repair' as const,
};
const line = {
  title: null,
  code: 'l-17',
  agency: { nameRu: 'Аппарат акима района «Сарыарқа»', nameKk: '«Сарыарқа» ауданы әкімінің аппараты', nameEn: null },
  function: { nameRu: 'Детские и спортивные площадки', nameKk: 'Балалар және спорт алаңдары', nameEn: 'Playgrounds' },
};
const none = { title: null, agency: null, function: null };
const explain = (change: Partial<MandateUnbackedSpendingMeasures> = {}) =>
  explainMandateUnbackedSpending({
    measures: { ...measures, ...change },
    period: { from: '2026-01-01', to: '2026-12-31' },
    a: line,
    b: none,
  });
const plain = (text: string): string => text.replace(/\u00a0|\u202f/g, ' ');

describe('explanation of mandate.unbacked-spending', () => {
  it('says which line pays for what, and that nobody holds it', () => {
    const { title, explanation } = explain();
    expect(plain(title.ru)).toBe('«Детские и спортивные площадки»: расход 2026 года без полномочия, 140 млн ₸');
    expect(plain(explanation.ru)).toBe(
      'Строка бюджета 2026 года оплачивает функцию, на которую у её администратора нет полномочия в реестре. ' +
        'Строка: l-17, сумма — 140 млн ₸. Администратор: Аппарат акима района «Сарыарқа». ' +
        'Функция — «Детские и спортивные площадки». Полномочия тратить на эту функцию здесь нет ни у одного органа. ' +
        'Выход: закрепить полномочие за администратором либо исправить функцию строки.',
    );
  });

  it('names the nearest holder', () => {
    const { explanation } = explain({ holders: 1, ...holder });
    expect(explanation.ru).toContain(
      'Ближе всего по функции: Управление охраны окружающей среды, стадия — текущий ремонт.',
    );
    expect(explanation.ru).toMatch(/Выход: передать деньги органу с полномочием,[^.]*\.$/);
    expect(explanation.kk).toContain(
      'Функциясы ең жақын орган: Қоршаған ортаны қорғау басқармасы, кезеңі — ағымдағы жөндеу.',
    );
    expect(explanation.en).toContain('The nearest holder of the function: Управление охраны окружающей среды');
  });

  it.each([
    [2, 'За эту функцию здесь отвечают 2 органа.', '2 bodies hold this function here.'],
    [5, 'За эту функцию здесь отвечает 5 органов.', '5 bodies hold this function here.'],
    [21, 'За эту функцию здесь отвечает 21 орган.', '21 bodies hold this function here.'],
  ])('counts %i holders', (n, ru, en) => {
    const { explanation } = explain({ holders: n, ...holder });
    expect(explanation.ru).toContain(ru);
    expect(explanation.en).toContain(en);
    expect(explanation.kk).toContain(`жауап беретін орган саны — ${n}.`);
  });
});
