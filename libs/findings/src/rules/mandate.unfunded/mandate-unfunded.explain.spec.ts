import { explainMandateUnfunded } from './mandate-unfunded.explain.js';
import type { MandateUnfundedMeasures } from './mandate-unfunded.measure.js';

const measures: MandateUnfundedMeasures = {
  ...{ year: 2026, stage: 'current-repair', demoBudget: false, linesWithoutFunction: 0, withoutFunctionKzt: '0.00' },
  ...{ lastFundedYear: null, moneyLastYearKzt: '0.00', worksWithoutMoney: 0 },
};
const side = {
  title: null,
  agency: { nameRu: 'Аппарат акима района «Алматы»', nameKk: '«Алматы» ауданы әкімінің аппараты', nameEn: null },
  function: {
    nameRu: 'Обустройство общественных пространств',
    nameKk: 'Қоғамдық кеңістіктерді абаттандыру',
    nameEn: 'Improvement of public spaces',
  },
};
const none = { title: null, agency: null, function: null };
const explain = (change: Partial<MandateUnfundedMeasures> = {}, a: typeof side | typeof none = side) =>
  explainMandateUnfunded({ measures: { ...measures, ...change }, period: { from: null, to: null }, a, b: none });
const plain = (text: string): string => text.replace(/\u00a0|\u202f/g, ' ');

describe('explanation of mandate.unfunded', () => {
  it('says whose power has no money in which year and what to do', () => {
    const { title, explanation } = explain();
    expect(title.kk).toBe(
      '«Қоғамдық кеңістіктерді абаттандыру»: өкілеттікке 2026 жылы қаражат көзделмеген, кезеңі — ағымдағы жөндеу',
    );
    expect(explanation.ru).toBe(
      'Полномочие есть, а денег на него в бюджете 2026 года нет. Отвечает: Аппарат акима района «Алматы». ' +
        'Функция — «Обустройство общественных пространств», стадия — текущий ремонт. ' +
        'В бюджетах прошлых лет, что есть в реестре, денег тоже нет. ' +
        'Выход: предусмотреть строку на эту функцию при уточнении бюджета или передать полномочие органу, у которого есть деньги.',
    );
    expect(explanation.en).toContain('but the budget of 2026 has no money for it');
  });

  it.each([
    [1, 'У органа есть 1 строка без функции на 5 млн ₸: деньги могут стоять в ней.', '1 line of the body'],
    [2, 'У органа есть 2 строки без функции на 5 млн ₸: деньги могут стоять в них.', '2 lines of the body'],
    [11, 'У органа есть 11 строк без функции на 5 млн ₸', '11 lines of the body'],
    [21, 'У органа есть 21 строка без функции на 5 млн ₸', '21 lines of the body'],
  ])('tells of %i lines without a function', (n, ru, en) => {
    const { explanation } = explain({ linesWithoutFunction: n, withoutFunctionKzt: '5000000.00' });
    expect(plain(explanation.ru)).toContain(ru);
    expect(explanation.en).toContain(en);
    expect(plain(explanation.kk)).toContain(`жолдарының саны — ${n}, сомасы — 5 млн ₸`);
    expect(explanation.ru).toMatch(/Выход: указать функцию в имеющихся строках;[^.]*\.$/);
  });

  it('tells what was there before', () => {
    expect(plain(explain({ moneyLastYearKzt: '7000000.00', lastFundedYear: 2025 }).explanation.ru)).toContain(
      'В прошлом, 2025 году было утверждено 7 млн ₸.',
    );
    expect(explain({ lastFundedYear: 2022 }).explanation.kk).toContain('Қаражат соңғы рет 2022 жылы көзделген.');
  });

  it.each([
    [1, 'Без денег запланирована 1 работа.', '1 work is planned'],
    [2, 'Без денег запланированы 2 работы.', '2 works are planned'],
    [5, 'Без денег запланировано 5 работ.', '5 works are planned'],
  ])('counts %i works', (n, ru, en) => {
    const { explanation } = explain({ worksWithoutMoney: n });
    expect(explanation.ru).toContain(ru);
    expect(explanation.en).toContain(en);
    expect(explanation.kk).toContain(`жұмыстарының саны — ${n}.`);
  });

  it('speaks of a power whose rows are gone', () => {
    expect(explain({}, none).explanation.ru).toContain('Отвечает: неизвестный орган. Функция — «неизвестная функция»');
  });
});
