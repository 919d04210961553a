import { expectWhole, GONE, plain, side } from '../../../../../test/support/explained.js';
import { explainWorkEvent } from './work-event.explain.js';
import type { WorkEventMeasures } from './work-event.measure.js';

const measures: WorkEventMeasures = {
  ...{ kind: 'event', state: 'confirmed', cityWide: false, overlapM2: 800, shareOfWork: 0.42, overlapDays: 10 },
  ...{ unavoidableDays: 10, hindersTraffic: true, breaksSurface: true },
};
const a = side('Ремонт Мәңгілік Ел', 'utilities');
const b = side('День столицы', 'esil');
const explain = (change: Partial<WorkEventMeasures> = {}) =>
  explainWorkEvent({ measures: { ...measures, ...change }, period: { from: '2026-12-01', to: '2026-12-10' }, a, b });

describe('explanation of work.event', () => {
  it('says everything in whole sentences', () => {
    const { title, explanation } = explain();
    expect(plain(`${title.ru}. ${explanation.ru}`)).toBe(
      'Работа «Ремонт Мәңгілік Ел» попадает на мероприятие: «День столицы». ' +
        'Мероприятие: «День столицы». Общая площадь с работой «Ремонт Мәңгілік Ел» — 800 м², это 42 % работы. ' +
        'Общий срок — 10 дней: с 01.12.2026 по 10.12.2026. Работа мешает движению транспорта. ' +
        'Выход: перенести работу за эти дни или освободить место на это время.',
    );
    expect(plain(explanation.kk)).toContain('Ортақ мерзімі — 10 күн: 01.12.2026 – 10.12.2026.');
    expect(plain(explanation.en)).toContain('They share 10 days: from 1 December 2026 to 10 December 2026.');
  });

  it.each<[Partial<WorkEventMeasures>, string]>([
    [
      { cityWide: true },
      'Мероприятие во всём городе: «День столицы». Работа «Ремонт Мәңгілік Ел» приходится на эти дни.',
    ],
    [{ kind: 'ban' }, 'Запрет: «День столицы».'],
    [{ kind: 'season' }, 'Закрытый сезон: «День столицы».'],
    [{ hindersTraffic: false }, 'Работа вскрывает землю.'],
    [{ state: 'proposed' }, 'Это ограничение предложено, но ещё не подтверждено.'],
    [{ unavoidableDays: 0 }, 'Выход: поставить работу на другие дни внутри её планового срока.'],
  ])('%j', (change, sentence) => {
    expect(explain(change).explanation.ru).toContain(sentence);
  });

  it('leaves nothing unsaid in any language', () => expectWhole(explain()));

  it('still reads when a side is gone', () => {
    expect(
      explainWorkEvent({ measures, period: { from: '2026-12-01', to: '2026-12-10' }, a: GONE, b: GONE }).explanation.ru,
    ).toContain('удалённая работа');
  });
});
