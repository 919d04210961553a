import { expectWhole, GONE, plain, side } from '../../../../../test/support/explained.js';
import { explainWorkSeason } from './work-season.explain.js';
import type { WorkSeasonMeasures } from './work-season.measure.js';

const measures: WorkSeasonMeasures = {
  ...{
    daysOutside: 21,
    days: 37,
    shareOutside: 0.5676,
    certainty: 'firm',
    windowFrom: '2030-04-15',
    windowTo: '2030-05-31',
  },
  ...{ typeRu: 'Озеленение, посадка', typeKk: 'Көгалдандыру, отырғызу', typeEn: 'Greening, planting' },
};
const a = side('Посадки в Ботаническом саду', 'utilities');
const b = side('Двор ЖК «Инжу Арена»', 'esil');
const explain = (change: Partial<WorkSeasonMeasures> = {}) =>
  explainWorkSeason({ measures: { ...measures, ...change }, period: { from: '2026-12-01', to: '2026-12-10' }, a, b });

describe('explanation of work.season', () => {
  it('says everything in whole sentences', () => {
    const { title, explanation } = explain();
    expect(plain(`${title.ru}. ${explanation.ru}`)).toBe(
      'Работа «Посадки в Ботаническом саду» — вне сезона. ' +
        'Вид работы «Посадки в Ботаническом саду»: озеленение, посадка. Всего в ней 37 дней, из них вне сезона — 21 день (57 %). ' +
        'Сроки работы твёрдые. Выход: уложить работу в подходящий сезон: с 15.04.2030 по 31.05.2030.',
    );
    expect(plain(explanation.kk)).toContain('Оның барлық мерзімі — 37 күн, маусымнан тысы — 21 күн (57 %).');
    expect(plain(explanation.en)).toContain(
      'It takes 37 days, 21 of them out of season (57%). Its dates are firm. The way out: fit the work into the season from 15 April 2030 to 31 May 2030.',
    );
  });

  it.each<[Partial<WorkSeasonMeasures>, string]>([
    [{ certainty: 'planned' }, 'Сроки работы плановые: их ещё можно сдвинуть.'],
    [{ windowFrom: null, windowTo: null }, 'Выход: перенести работу на следующий сезон.'],
    [{ daysOutside: 3, days: 22 }, 'Всего в ней 22 дня, из них вне сезона — 3 дня'],
  ])('%j', (change, sentence) => {
    expect(explain(change).explanation.ru).toContain(sentence);
  });

  it('leaves nothing unsaid in any language', () => expectWhole(explain()));

  it('still reads when a side is gone', () => {
    expect(
      explainWorkSeason({ measures, period: { from: '2026-12-01', to: '2026-12-10' }, a: GONE, b: GONE }).explanation
        .ru,
    ).toContain('удалённая работа');
  });
});
