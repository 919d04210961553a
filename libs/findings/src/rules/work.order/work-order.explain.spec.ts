import { expectWhole, GONE, plain, side } from '../../../../../test/support/explained.js';
import { explainWorkOrder } from './work-order.explain.js';
import type { WorkOrderMeasures } from './work-order.measure.js';

const measures: WorkOrderMeasures = {
  ...{ finishing: 'b', rankA: 10, rankB: 35, overlapM2: 240, shareOfFinishing: 0.3, gapDays: 31, overlapDays: 0 },
  ...{ costAtRiskKzt: '12000000.00', certaintyFinishing: 'planned', certaintyDigging: 'planned', sameAgency: false },
};
const a = side('Теплосеть на Кабанбай батыра', 'utilities');
const b = side('Двор ЖК «Инжу Арена»', 'esil');
const explain = (change: Partial<WorkOrderMeasures> = {}) =>
  explainWorkOrder({ measures: { ...measures, ...change }, period: { from: '2026-12-01', to: '2026-12-10' }, a, b });

describe('explanation of work.order', () => {
  it('says everything in whole sentences', () => {
    const { title, explanation } = explain();
    expect(plain(`${title.ru}. ${explanation.ru}`)).toBe(
      'Порядок нарушен: сначала «Двор ЖК „Инжу Арена“», потом вскрытие — «Теплосеть на Кабанбай батыра». ' +
        'Работа «Двор ЖК „Инжу Арена“» — завершающая (покрытие, посадка), а работа «Теплосеть на Кабанбай батыра» вскрывает землю там же, но позже: общая площадь — 240 м², это 30 % сделанного. ' +
        'Между завершающей работой и вскрытием 31 день. Переделывать придётся примерно на 12 млн ₸. ' +
        'Сроки обеих работ плановые: порядок ещё можно поменять. ' +
        'Работы ведут разные органы: Управление ЖКХ; Аппарат акима района «Есіл». ' +
        'Выход: сначала провести работу «Теплосеть на Кабанбай батыра», затем работу «Двор ЖК „Инжу Арена“».',
    );
    expect(plain(explanation.kk)).toContain(
      'Шешу жолы: алдымен «Теплосеть на Кабанбай батыра» жұмысын, содан кейін «Двор ЖК „Инжу Арена“» жұмысын жүргізу.',
    );
    expect(plain(explanation.en)).toContain('The digging begins 31 days after the surface is finished.');
  });

  it.each<[Partial<WorkOrderMeasures>, string]>([
    [{ gapDays: 0 }, 'Вскрытие начинается сразу после завершающей работы.'],
    [{ overlapDays: 3, gapDays: 0 }, 'Одновременно обе работы идут 3 дня.'],
    [{ costAtRiskKzt: null }, 'Стоимость завершающей работы в реестре не указана.'],
    [{ certaintyDigging: 'firm' }, 'У одной работы сроки твёрдые, у другой — плановые.'],
    [{ certaintyDigging: 'firm', certaintyFinishing: 'firm' }, 'Сроки обеих работ твёрдые.'],
    [{ finishing: 'a' }, 'Выход: сначала провести работу «Двор ЖК „Инжу Арена“», затем'],
  ])('%j', (change, sentence) => {
    expect(explain(change).explanation.ru).toContain(sentence);
  });

  it('leaves nothing unsaid in any language', () => expectWhole(explain()));

  it('still reads when a side is gone', () => {
    expect(
      explainWorkOrder({ measures, period: { from: '2026-12-01', to: '2026-12-10' }, a: GONE, b: GONE }).explanation.ru,
    ).toContain('удалённая работа');
  });
});
