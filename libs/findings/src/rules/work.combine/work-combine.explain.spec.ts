import { expectWhole, GONE, plain, side } from '../../../../../test/support/explained.js';
import { explainWorkCombine } from './work-combine.explain.js';
import type { WorkCombineMeasures } from './work-combine.measure.js';

const measures: WorkCombineMeasures = {
  ...{ gapM: 8, gapDays: 10, sharedTrenchM: 60, surface: 'asphalt', trenchKztPerM: 38_000, trenchSavingKzt: 2_280_000 },
  ...{ savedDays: 20, closureDays: 20, closureKztPerDay: 60_000, closureSavingKzt: 1_200_000, savingKzt: 3_480_000 },
  sameAgency: true,
};
const a = side('Теплосеть на Кабанбай батыра', 'utilities');
const b = side('Двор ЖК «Инжу Арена»', 'esil');
const explain = (change: Partial<WorkCombineMeasures> = {}) =>
  explainWorkCombine({ measures: { ...measures, ...change }, period: { from: '2026-12-01', to: '2026-12-10' }, a, b });

describe('explanation of work.combine', () => {
  it('says everything in whole sentences', () => {
    const { title, explanation } = explain();
    expect(plain(`${title.ru}. ${explanation.ru}`)).toBe(
      'Можно совместить: «Теплосеть на Кабанбай батыра» и «Двор ЖК „Инжу Арена“». ' +
        'Работы «Теплосеть на Кабанбай батыра» и «Двор ЖК „Инжу Арена“» вскрывают землю рядом: расстояние между ними — 8 м. По срокам между ними 10 дней. ' +
        'Общая траншея — 60 м; цена метра — 38 тыс. ₸ (асфальт), всего — 2,3 млн ₸. ' +
        'Движению будут мешать меньше: экономия — 20 дней; цена дня — 60 тыс. ₸, всего — 1,2 млн ₸. ' +
        'Примерная экономия — 3,5 млн ₸: это оценка по ценам из настроек, а не смета. ' +
        'Обе работы ведёт один орган: Управление ЖКХ. ' +
        'Выход: до начала первой из работ договориться об одних сроках и одной траншее.',
    );
    expect(plain(explanation.kk)).toContain(
      'Ортақ траншеяның ұзындығы — 60 м; бір метрінің бағасы — 38 мың ₸ (асфальт), барлығы — 2,3 млн ₸.',
    );
    expect(plain(explanation.en)).toContain(
      'A shared trench of 60 m at 38 thousand ₸ a metre (asphalt) is 2.3 million ₸.',
    );
  });

  it.each<[Partial<WorkCombineMeasures>, string]>([
    [{ gapM: 0 }, 'вскрывают землю на одном месте.'],
    [{ surface: 'unknown' }, '(покрытие неизвестно)'],
    [{ closureDays: 0, savedDays: 1 }, 'Место будет занято меньше: экономия — 1 день.'],
    [{ closureDays: 22, savedDays: 22 }, 'экономия — 22 дня;'],
  ])('%j', (change, sentence) => {
    expect(explain(change).explanation.ru).toContain(sentence);
  });

  it('is silent about parts that save nothing', () => {
    const { explanation } = explain({ sharedTrenchM: 0, closureDays: 0, savedDays: 0 });
    expect(explanation.ru).not.toMatch(/траншея —|занято меньше|мешать меньше/);
  });

  it('leaves nothing unsaid in any language', () => expectWhole(explain()));

  it('still reads when a side is gone', () => {
    expect(
      explainWorkCombine({ measures, period: { from: '2026-12-01', to: '2026-12-10' }, a: GONE, b: GONE }).explanation
        .ru,
    ).toContain('удалённая работа');
  });
});
