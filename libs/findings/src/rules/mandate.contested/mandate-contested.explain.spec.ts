import { explainMandateContested } from './mandate-contested.explain.js';
import type { MandateContestedMeasures } from './mandate-contested.measure.js';

const measures: MandateContestedMeasures = {
  ...{ refusals: 3, requests: 2, bounced: 0, bodies: 2, windowDays: 180 },
  ...{ bodiesRu: 'Аппарат; Управление', bodiesKk: 'Аппарат; Басқарма', bodiesEn: 'Office; Department' },
};
const a = {
  title: null,
  agency: null,
  function: { nameRu: 'Благоустройство дворов', nameKk: 'Аулаларды абаттандыру', nameEn: 'Courtyards' },
};
const b = { title: { kk: 'Сарайшық', ru: 'Сарайшык', en: 'Saraishyq' }, agency: null, function: null };
const explain = (change: Partial<MandateContestedMeasures> = {}) =>
  explainMandateContested({ measures: { ...measures, ...change }, period: { from: '2026-06-01', to: null }, a, b });

describe('explanation of mandate.contested', () => {
  it('says what is refused where, how often, by whom, and what ends it', () => {
    const { title, explanation } = explain();
    expect(title.kk).toBe('«Аулаларды абаттандыру»: өтініштерді бірі біріне сілтейді, аумағы — Сарайшық');
    expect(explanation.ru).toBe(
      'На обращения по этой функции органы отвечают «не наше». Функция — «Благоустройство дворов», территория — Сарайшык. ' +
        'За 180 дней: 3 отказа по 2 обращениям. Отказывались: Аппарат; Управление. ' +
        'Выход: назначить здесь за эту функцию один орган и направлять обращения ему.',
    );
    expect(explanation.en).toContain('Within 180 days: 3 refusals of 2 requests.');
  });

  it.each([
    [1, '1 отказ по 1 обращению', '1 обращение отклонили не один раз.', '1 refusal of 1 request.'],
    [2, '2 отказа по 2 обращениям', '2 обращения отклонили не один раз.', '2 refusals of 2 requests.'],
    [11, '11 отказов по 11 обращениям', '11 обращений отклонили не один раз.', '11 refusals of 11 requests.'],
    [21, '21 отказ по 21 обращению', '21 обращение отклонили не один раз.', '21 refusals of 21 requests.'],
  ])('counts %i', (n, refusals, bounced, en) => {
    const { explanation } = explain({ refusals: n, requests: n, bounced: n });
    expect(explanation.ru).toContain(refusals);
    expect(explanation.ru).toContain(bounced);
    expect(explanation.en).toContain(en);
    expect(explanation.kk).toContain(`Бірнеше рет қайтарылған өтініш саны — ${n}.`);
  });
});
