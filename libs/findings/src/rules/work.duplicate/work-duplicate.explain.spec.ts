import { expectWhole, GONE, plain, side } from '../../../../../test/support/explained.js';
import { explainWorkDuplicate } from './work-duplicate.explain.js';
import type { WorkDuplicateMeasures } from './work-duplicate.measure.js';

const measures: WorkDuplicateMeasures = {
  ...{ overlapM2: 1200, shareA: 0.6, shareB: 1, gapDays: 45, titleSimilarity: 0.64 },
  ...{ sameFunction: true, relatedFunction: false, sameType: true, sameAgency: false, sameLine: false },
  ...{ costAKzt: '12000000.00', costBKzt: '8500000.00' },
};
const a = side('Теплосеть на Кабанбай батыра', 'utilities');
const b = side('Двор ЖК «Инжу Арена»', 'esil');
const explain = (change: Partial<WorkDuplicateMeasures> = {}) =>
  explainWorkDuplicate({
    measures: { ...measures, ...change },
    period: { from: '2026-12-01', to: '2026-12-10' },
    a,
    b,
  });

describe('explanation of work.duplicate', () => {
  it('says everything in whole sentences', () => {
    const { title, explanation } = explain();
    expect(plain(`${title.ru}. ${explanation.ru}`)).toBe(
      'Похоже на одну работу дважды: «Теплосеть на Кабанбай батыра» и «Двор ЖК „Инжу Арена“». ' +
        'Работы «Теплосеть на Кабанбай батыра» и «Двор ЖК „Инжу Арена“» лежат на одном месте: общая площадь — 1200 м², это 60 % первой работы и 100 % второй. ' +
        'У них одна и та же функция. Сходство названий — 64 %. По срокам между ними 45 дней. ' +
        'Работы ведут разные органы: Управление ЖКХ; Аппарат акима района «Есіл». Они оплачиваются из разных бюджетных строк. ' +
        'Стоимость первой работы — 12 млн ₸, второй — 8,5 млн ₸. ' +
        'Проверьте, нужны ли обе: от одной можно отказаться или объединить их в один проект.',
    );
    expect(plain(explanation.kk)).toContain(
      'Екеуінің де функциясы бір. Атауларының ұқсастығы — 64 %. Екеуінің арасы — 45 күн.',
    );
    expect(plain(explanation.en)).toContain(
      'They have the same function. Their titles are 64% alike. They are 45 days apart.',
    );
  });

  it.each<[Partial<WorkDuplicateMeasures>, string]>([
    [{ sameFunction: false, relatedFunction: true }, 'Функция одной работы входит в функцию другой.'],
    [{ sameFunction: false }, 'Это работы одного вида.'],
    [{ sameFunction: false, sameType: false }, 'Функции разные, но названия похожи.'],
    [{ gapDays: 0 }, 'По срокам они накладываются или идут сразу друг за другом.'],
    [{ gapDays: 1 }, 'По срокам между ними 1 день.'],
    [{ gapDays: 22 }, 'По срокам между ними 22 дня.'],
    [{ sameLine: null }, 'Хотя бы у одной из них бюджетная строка не указана.'],
    [{ sameLine: true }, 'Обе оплачиваются из одной бюджетной строки.'],
    [{ sameAgency: true }, 'Обе работы ведёт один орган: Управление ЖКХ.'],
  ])('%j', (change, sentence) => {
    expect(explain(change).explanation.ru).toContain(sentence);
  });

  it('is silent about titles that differ and costs that are not known', () => {
    const { explanation } = explain({ titleSimilarity: 0.49, costBKzt: null });
    expect(explanation.ru).not.toContain('Сходство');
    expect(explanation.ru).not.toContain('Стоимость');
  });

  it('leaves nothing unsaid in any language', () => expectWhole(explain()));

  it('still reads when a side is gone', () => {
    expect(
      explainWorkDuplicate({ measures, period: { from: '2026-12-01', to: '2026-12-10' }, a: GONE, b: GONE }).explanation
        .ru,
    ).toContain('удалённая работа');
  });
});
