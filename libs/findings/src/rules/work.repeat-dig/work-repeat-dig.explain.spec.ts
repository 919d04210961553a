import { expectWhole, GONE, plain, side } from '../../../../../test/support/explained.js';
import { explainWorkRepeatDig } from './work-repeat-dig.explain.js';
import type { WorkRepeatDigMeasures } from './work-repeat-dig.measure.js';

const measures: WorkRepeatDigMeasures = {
  ...{ kind: 'fresh-surface', state: 'proposed', overlapM2: 120, shareOfWork: 0.3, overlapDays: 30, daysLeft: 345 },
  ...{
    protectedUntil: '2029-10-31',
    surface: 'asphalt',
    keeper: 'esil',
    sameAgency: false,
  },
};
const a = side('Теплосеть на Кабанбай батыра', 'utilities');
const b = side('Проспект Мәңгілік Ел', 'esil');
const explain = (change: Partial<WorkRepeatDigMeasures> = {}) =>
  explainWorkRepeatDig({
    measures: { ...measures, ...change },
    period: { from: '2026-12-01', to: '2026-12-10' },
    a,
    b,
  });

describe('explanation of work.repeat-dig', () => {
  it('says everything in whole sentences', () => {
    const { title, explanation } = explain();
    expect(plain(`${title.ru}. ${explanation.ru}`)).toBe(
      'Работа «Теплосеть на Кабанбай батыра» вскрывает свежее покрытие. ' +
        'Работа «Теплосеть на Кабанбай батыра» вскрывает свежее покрытие, которое ещё защищено: площадь вскрытия — 120 м², это 30 % работы. ' +
        'Ограничение: «Проспект Мәңгілік Ел». Покрытие: асфальт. ' +
        'Защита действует по 31.10.2029; от начала вскрытия до её конца — 345 дней. ' +
        'Это ограничение предложено, но ещё не подтверждено. Покрытие сделал орган: Аппарат акима района «Есіл». Вскрывает орган: Управление ЖКХ. ' +
        'Выход: проложить без вскрытия, бестраншейно, перенести работу за срок защиты или согласовать полное восстановление покрытия.',
    );
    expect(plain(explanation.kk)).toContain(
      'Қорғау 31.10.2029 күні аяқталады; қазу басталғанда оған дейін 345 күн қалады.',
    );
    expect(plain(explanation.en)).toContain(
      'The protection lasts until 31 October 2029, 345 days from the start of the digging.',
    );
  });

  it('tells a guarantee from a fresh surface', () => {
    const { title, explanation } = explain({ kind: 'guarantee' });
    expect(title.ru).toBe('Работа «Теплосеть на Кабанбай батыра» вскрывает место на гарантии');
    expect(explanation.kk).toContain('кепілдігі бітпеген жерді қазады');
  });

  it('is silent about what it does not know', () => {
    const { explanation } = explain({ surface: null, keeper: null, state: 'confirmed' });
    expect(explanation.ru).not.toMatch(/Покрытие|предложено/);
  });

  it('leaves nothing unsaid in any language', () => expectWhole(explain()));

  it('still reads when a side is gone', () => {
    expect(
      explainWorkRepeatDig({ measures, period: { from: '2026-12-01', to: '2026-12-10' }, a: GONE, b: GONE }).explanation
        .ru,
    ).toContain('удалённая работа');
  });
});
