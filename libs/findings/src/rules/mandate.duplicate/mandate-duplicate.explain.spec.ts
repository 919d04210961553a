import { explainMandateDuplicate } from './mandate-duplicate.explain.js';
import type { PairMeasures } from '../power-pairs/measures.js';

const measures: PairMeasures = {
  overlapM2: 93_341_816,
  shareA: 0.1167,
  shareB: 1,
  sitesAffected: 0,
  worksAffected: 0,
  days: null,
  openEnded: true,
  relation: 'same',
  stage: 'current-repair',
  objectKind: 'public-space',
  objectKindRu: 'Общественные пространства',
  objectKindKk: 'Қоғамдық кеңістіктер',
  objectKindEn: 'Public spaces',
  coveredShare: 0,
  requestsAffected: null,
  moneyKzt: '0.00',
};
const repair = {
  nameRu: 'Обустройство общественных пространств',
  nameKk: 'Қоғамдық кеңістіктерді абаттандыру',
  nameEn: 'Improvement of public spaces',
};
const improvement = { nameRu: 'Благоустройство', nameKk: 'Абаттандыру', nameEn: 'Urban improvement' };
const department = {
  title: null,
  agency: { nameRu: 'Управление охраны окружающей среды', nameKk: 'Қоршаған ортаны қорғау басқармасы', nameEn: null },
  function: repair,
};
const office = {
  title: null,
  agency: {
    nameRu: 'Аппарат акима района «Алматы»',
    nameKk: '«Алматы» ауданы әкімінің аппараты',
    nameEn: 'Office of the Akim',
  },
  function: repair,
};
const explain = (
  change: Partial<PairMeasures> = {},
  period: { from: string | null; to: string | null } = { from: '2018-01-01', to: null },
) => explainMandateDuplicate({ measures: { ...measures, ...change }, period, a: department, b: office });
const plain = (text: string): string => text.replace(/\u00a0|\u202f/g, ' ');

describe('explanation of mandate.duplicate', () => {
  it('says who, what, where, since when, in whole sentences', () => {
    const { title, explanation } = explain();
    expect(title).toEqual({
      kk: '«Қоғамдық кеңістіктерді абаттандыру»: бір функция екі органда, кезеңі — ағымдағы жөндеу',
      ru: '«Обустройство общественных пространств»: одна функция у двух органов, стадия — текущий ремонт',
      en: '“Improvement of public spaces”: one function, two bodies, stage: current repair',
    });
    expect(plain(explanation.ru)).toBe(
      'Два органа отвечают за одну функцию на одной стадии: Управление охраны окружающей среды; Аппарат акима района «Алматы». ' +
        'Функция — «Обустройство общественных пространств», стадия — текущий ремонт. ' +
        'Общая территория — 93,3 км²: 12 % территории первого органа и 100 % территории второго. ' +
        'Полномочия совпадают с 01.01.2018, срок окончания не указан. Вид объектов: общественные пространства. ' +
        'Соглашения или делегирования между ними в реестре нет. ' +
        'Выход: передать полномочие аппарату района или изъять его у одного из органов; если исполняют вместе — записать соглашение.',
    );
    expect(plain(explanation.kk)).toContain('Ортақ аумақ — 93,3 км²: бірінші орган аумағының 12 % бөлігі');
    expect(plain(explanation.en)).toContain("12% of the first body's territory and 100% of the second's");
  });

  it.each([
    [1, 'Полномочия совпадают 1 день: с', 'На общей территории 1 такой объект.', 'идёт 1 работа этих органов.'],
    [2, 'Полномочия совпадают 2 дня: с', 'На общей территории 2 таких объекта.', 'идут 2 работы этих органов.'],
    [5, 'Полномочия совпадают 5 дней: с', 'На общей территории 5 таких объектов.', 'идёт 5 работ этих органов.'],
    [11, 'Полномочия совпадают 11 дней: с', 'На общей территории 11 таких объектов.', 'идёт 11 работ этих органов.'],
    [21, 'Полномочия совпадают 21 день: с', 'На общей территории 21 такой объект.', 'идёт 21 работа этих органов.'],
  ])('counts %i in Russian', (n, days, sites, works) => {
    const change = { days: n, openEnded: false, sitesAffected: n, worksAffected: n };
    const { explanation } = explain(change, { from: '2026-01-01', to: '2026-01-21' });
    for (const sentence of [days, sites, works]) expect(explanation.ru).toContain(sentence);
  });

  it.each([
    [1, 'for 1 day:', 'There is 1 such object', '1 work of these bodies is'],
    [2, 'for 2 days:', 'There are 2 such objects', '2 works of these bodies are'],
    [21, 'for 21 days:', 'There are 21 such objects', '21 works of these bodies are'],
  ])('counts %i in English', (n, days, sites, works) => {
    const change = { days: n, openEnded: false, sitesAffected: n, worksAffected: n };
    const { explanation } = explain(change, { from: '2026-01-01', to: '2026-01-21' });
    for (const sentence of [days, sites, works]) expect(explanation.en).toContain(sentence);
  });

  it.each([1, 2, 5, 11, 21])('counts %i in Kazakh without endings on the number', (n) => {
    const change = { days: n, openEnded: false, sitesAffected: n, worksAffected: n };
    const { explanation } = explain(change, { from: '2026-01-01', to: '2026-01-21' });
    for (const sentence of [`қолданылатын күн саны — ${n}:`, `объект саны — ${n}.`, `жұмыстарының саны — ${n}.`])
      expect(explanation.kk).toContain(sentence);
  });

  it('leaves out what is not there', () => {
    expect(explain().explanation.ru).not.toContain('работ этих');
    expect(explain().explanation.ru).not.toContain('таких объект');
  });

  it.each([
    [{ from: null, to: null }, 'Срок не ограничен.', 'Мерзімі шектелмеген.', 'There is no limit in time.'],
    [{ from: null, to: '2026-05-31' }, '31.05.2026', '31.05.2026', '31 May 2026'],
  ])('speaks of the period %j', (period, ru, kk, en) => {
    const { explanation } = explain({}, period);
    expect(explanation.ru).toContain(ru);
    expect(explanation.kk).toContain(kk);
    expect(explanation.en).toContain(en);
  });

  it('puts the holder of the wider function first, with its share', () => {
    const { explanation, title } = explainMandateDuplicate({
      measures: { ...measures, relation: 'descendant', shareA: 1, shareB: 0.5 },
      period: { from: '2018-01-01', to: null },
      a: office,
      b: { ...department, function: improvement },
    });
    expect(title.ru).toContain('Обустройство общественных пространств');
    expect(plain(explanation.ru)).toContain(
      'Функция одного органа входит в функцию другого. Управление охраны окружающей среды: «Благоустройство». ' +
        'Аппарат акима района «Алматы»: «Обустройство общественных пространств». Стадия одна: текущий ремонт.',
    );
    expect(plain(explanation.ru)).toContain('50 % территории первого органа и 100 % территории второго');
  });

  it('calls one territory one', () => {
    expect(plain(explain({ shareA: 1, shareB: 1 }).explanation.ru)).toContain('Территория у них одна: 93,3 км².');
  });
});
