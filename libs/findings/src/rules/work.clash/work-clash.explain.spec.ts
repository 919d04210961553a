import { explainWorkClash } from './work-clash.explain.js';
import type { WorkClashMeasures } from './work-clash.measure.js';

const measures: WorkClashMeasures = {
  overlapM2: 235,
  overlapDays: 10,
  unavoidableDays: 10,
  gapM: 0,
  shareA: 0.0746,
  shareB: 0.5,
  zonesA: 1,
  zonesB: 1,
  certaintyA: 'firm',
  certaintyB: 'planned',
  hindersTraffic: true,
  sameAgency: false,
};
const side = (title: string, nameRu: string, nameKk: string, nameEn: string | null) => ({
  title: { kk: title, ru: title, en: title },
  agency: { nameRu, nameKk, nameEn },
  function: null,
});
const a = side('Теплосеть на Кабанбай батыра', 'Управление ЖКХ', 'ТКШ басқармасы', 'Department of Utilities');
const b = side('Двор ЖК «Инжу Арена»', 'Аппарат акима района «Есіл»', '«Есіл» ауданы әкімінің аппараты', null);
const period = { from: '2026-12-01', to: '2026-12-10' };
const explain = (change: Partial<WorkClashMeasures> = {}, days = period) =>
  explainWorkClash({
    measures: { ...measures, unavoidableDays: change.overlapDays ?? measures.overlapDays, ...change },
    ...{ period: days, a, b },
  });
const plain = (text: string): string => text.replace(/\u00a0|\u202f/g, ' ');

describe('explanation of work.clash', () => {
  it.each([
    [1, 'Совпадает 1 день: с 01.12.2026 по 10.12.2026.'],
    [2, 'Совпадают 2 дня: с 01.12.2026 по 10.12.2026.'],
    [5, 'Совпадают 5 дней: с 01.12.2026 по 10.12.2026.'],
    [11, 'Совпадают 11 дней: с 01.12.2026 по 10.12.2026.'],
    [21, 'Совпадает 21 день: с 01.12.2026 по 10.12.2026.'],
  ])('counts %i days in Russian', (overlapDays, sentence) => {
    expect(explain({ overlapDays }).explanation.ru).toContain(sentence);
  });

  it.each([
    [1, 'They share 1 day:'],
    [2, 'They share 2 days:'],
    [21, 'They share 21 days:'],
  ])('counts %i days in English', (overlapDays, sentence) => {
    expect(explain({ overlapDays }).explanation.en).toContain(sentence);
  });

  it.each([1, 2, 5, 11, 21])('gives %i days in Kazakh without endings on the number', (overlapDays) => {
    expect(explain({ overlapDays }).explanation.kk).toContain(`Ортақ күн саны — ${overlapDays}:`);
  });

  it('never calls the share of a place in common nothing', () => {
    const { explanation } = explain({ overlapM2: 0.1, shareA: 0, shareB: 0.0003 });
    expect(plain(explanation.ru)).toContain('Пересечение занимает < 0,1 % места первой работы и < 0,1 % места второй.');
    expect(plain(explanation.kk)).toContain('бірінші жұмыстың < 0,1 % бөлігін');
  });

  it('names a single day once', () => {
    const day = { from: '2026-05-31', to: '2026-05-31' };
    const { explanation } = explain({ overlapDays: 1 }, day);
    expect(explanation.ru).toContain('Совпадает 1 день: 31.05.2026.');
    expect(explanation.kk).toContain('Ортақ күн саны — 1: 31.05.2026.');
    expect(explanation.en).toContain('They share 1 day: 31 May 2026.');
  });

  it('says everything in whole sentences of each language', () => {
    const { title, explanation } = explain();
    expect(title.ru).toBe(
      'Работы «Теплосеть на Кабанбай батыра» и «Двор ЖК „Инжу Арена“» — в одном месте в одно время',
    );
    expect(plain(explanation.ru)).toBe(
      'Работы «Теплосеть на Кабанбай батыра» и «Двор ЖК „Инжу Арена“» занимают одно и то же место: с полосами вокруг них площадь пересечения — 235 м². ' +
        'Совпадают 10 дней: с 01.12.2026 по 10.12.2026. Пересечение занимает 7,5 % места первой работы и 50 % места второй. ' +
        'Сами участки работ соприкасаются или накладываются. ' +
        'У работы «Теплосеть на Кабанбай батыра» сроки твёрдые, у работы «Двор ЖК „Инжу Арена“» — плановые. ' +
        'Хотя бы одна из работ мешает движению транспорта. Работы ведут разные органы: Управление ЖКХ; Аппарат акима района «Есіл».',
    );
    expect(plain(explanation.en)).toContain('The overlap is 7.5% of the first work and 50% of the second.');
    expect(plain(explanation.kk)).toContain(
      'Қабаттасу орны бірінші жұмыстың 7,5 % бөлігін, екінші жұмыстың 50 % бөлігін алады.',
    );
    expect(explanation.kk).toContain('ТКШ басқармасы; «Есіл» ауданы әкімінің аппараты.');
  });

  it('falls back to the Russian name of a body without a translation', () => {
    expect(explain().explanation.en).toContain('Department of Utilities; Аппарат акима района «Есіл».');
  });

  it.each([
    ['firm', 'firm', 'Сроки обеих работ твёрдые.'],
    ['planned', 'planned', 'Сроки обеих работ плановые: их ещё можно сдвинуть.'],
    [
      'planned',
      'firm',
      'У работы «Двор ЖК „Инжу Арена“» сроки твёрдые, у работы «Теплосеть на Кабанбай батыра» — плановые.',
    ],
  ] as const)('speaks of %s and %s dates', (certaintyA, certaintyB, sentence) => {
    expect(explain({ certaintyA, certaintyB }).explanation.ru).toContain(sentence);
  });

  it('says that planned works can keep out of each other’s way', () => {
    const { explanation } = explain({ unavoidableDays: 0 });
    expect(explanation.ru).toContain('Внутри плановых сроков их можно развести: тогда общих дней не будет.');
    expect(explanation.kk).toContain('бір-бірінен ажыратуға болады: сонда ортақ күн қалмайды.');
  });

  it('says how many days stay when they are moved', () => {
    expect(explain({ unavoidableDays: 3 }).explanation.ru).toContain('общих дней останется не меньше чем 3.');
    expect(explain({ unavoidableDays: 1 }).explanation.en).toContain('at least 1 common day stays.');
  });

  it('gives the distance when only the strips around the works overlap', () => {
    expect(plain(explain({ gapM: 3.25 }).explanation.ru)).toContain('Расстояние между самими участками — 3,3 м.');
    expect(plain(explain({ gapM: 3.25 }).explanation.en)).toContain('The sites themselves are 3.3 m apart.');
  });

  it('says so when one body runs both works', () => {
    const same = explainWorkClash({ measures: { ...measures, sameAgency: true }, period, a, b: a });
    expect(same.explanation.ru).toContain('Обе работы ведёт один орган: Управление ЖКХ.');
    expect(same.explanation.kk).toContain('Екі жұмысты да бір орган жүргізеді: ТКШ басқармасы.');
  });

  it.each<['a' | 'b' | 'both', string]>([
    ['b', 'Работа «Двор ЖК „Инжу Арена“» идёт дольше плана: считается, что её место пока занято.'],
    ['both', 'Обе работы идут дольше плана: считается, что их место пока занято.'],
  ])('says whose plan is overrun: %s', (overruns, sentence) => {
    const { explanation } = explainWorkClash({ measures: { ...measures, ...{ overruns } }, period, a, b });
    expect(explanation.ru).toContain(sentence);
    expect(explanation.kk).toContain('мерзімінен асып кетті');
    expect(explanation.en).toContain('beyond');
    expect(explain().explanation.ru).not.toContain('дольше плана');
  });

  it('still reads when a work is gone', () => {
    const gone = { title: null, agency: null, function: null };
    const { title, explanation } = explainWorkClash({ measures, period, a: gone, b });
    expect(title).toEqual({
      kk: '«жойылған жұмыс» жұмысы мен «Двор ЖК „Инжу Арена“» жұмысы — бір жерде, бір мезгілде',
      ru: 'Работы «удалённая работа» и «Двор ЖК „Инжу Арена“» — в одном месте в одно время',
      en: '“deleted work” and “Двор ЖК «Инжу Арена»”: same place, same time',
    });
    expect(explanation.ru).toContain('неизвестный орган');
  });
});
