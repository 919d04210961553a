import { explainMandateGap } from './mandate-gap.explain.js';
import type { SiteGapMeasures, TerritoryGapMeasures } from './mandate-gap.measure.js';

const candidates = {
  ...{ officeRu: 'Аппарат акима района «Сарайшық»', officeKk: '«Сарайшық» ауданы әкімінің аппараты', officeEn: null },
  ...{ akimatRu: 'Акимат города Астаны', akimatKk: 'Астана қаласының әкімдігі', akimatEn: 'Akimat of Astana' },
};
const kind = { objectKind: 'courtyard', objectKindRu: 'Дворы', objectKindKk: 'Аулалар', objectKindEn: 'Courtyards' };
const gap: TerritoryGapMeasures = {
  ...{ level: 'territory', otherType: 'territory', stage: 'construction', ...kind, ...candidates },
  ...{ gapM2: 61_400_000, gapShare: 1, sitesInGap: 0, partlyRu: null, partlyKk: null, partlyEn: null },
  ...{ narrower: false, conditional: false, openFromKzt: null, openToKzt: null, openOwner: null },
};
const courtyards = {
  nameRu: 'Благоустройство дворовых территорий',
  nameKk: 'Аула аумақтарын абаттандыру',
  nameEn: 'Improvement of courtyards',
};
const a = { title: null, agency: null, function: courtyards };
const b = { title: { kk: 'Сарайшық', ru: 'Сарайшык', en: 'Saraishyq' }, agency: null, function: null };
const period = { from: null, to: null };
const explain = (change: Partial<TerritoryGapMeasures> = {}) =>
  explainMandateGap({ measures: { ...gap, ...change }, period, a, b });
const plain = (text: string): string => text.replace(/\u00a0|\u202f/g, ' ');

describe('explanation of mandate.gap', () => {
  it('says what nobody holds where and who could take it', () => {
    const { title, explanation } = explain();
    expect(title).toEqual({
      kk: '«Аула аумақтарын абаттандыру»: жауапты ешкім жоқ, кезеңі — құрылыс, аумағы — Сарайшық',
      ru: '«Благоустройство дворовых территорий»: никто не отвечает, стадия — строительство, территория — Сарайшык',
      en: '“Improvement of courtyards”: nobody holds it, stage: construction, territory: Saraishyq',
    });
    expect(plain(explanation.ru)).toBe(
      'По требованию реестра за эту функцию кто-то отвечает в каждом районе, но здесь не отвечает никто. ' +
        'Функция — «Благоустройство дворовых территорий», стадия — строительство, территория — Сарайшык. ' +
        'Не охвачена вся территория: 61,4 км². Вид объектов: дворы. ' +
        'Выход — закрепить полномочие за одним из органов: Аппарат акима района «Сарайшық»; Акимат города Астаны.',
    );
    expect(plain(explanation.kk)).toContain('Бүкіл аумақ қамтылмаған: 61,4 км².');
    expect(explanation.en).toMatch(/one of these bodies: Аппарат акима района «Сарайшық»; Akimat of Astana\.$/);
  });

  it.each([
    [1, 'Там 1 такой объект.', 'There is 1 such site there.'],
    [3, 'Там 3 таких объекта.', 'There are 3 such sites there.'],
    [11, 'Там 11 таких объектов.', 'There are 11 such sites there.'],
  ])('counts %i sites', (n, ru, en) => {
    const { explanation } = explain({ sitesInGap: n });
    expect(explanation.ru).toContain(ru);
    expect(explanation.en).toContain(en);
    expect(explanation.kk).toContain(`Осындай объект саны — ${n}.`);
  });

  it('a part is to be extended by who holds the rest', () => {
    const { explanation } = explain({ gapShare: 0.25, gapM2: 15_350_000, partlyRu: 'Управление', partlyKk: null });
    expect(plain(explanation.ru)).toContain('Не охвачено 15,4 км², это 25 % территории.');
    expect(explanation.ru).toContain('Лишь за часть отвечают: Управление.');
    expect(explanation.kk).toContain('Бір бөлігіне ғана жауап береді: Управление.');
    expect(explanation.ru).toMatch(/Выход: распространить полномочие[^.]*\.$/);
  });

  it('says that a narrower function does not cover the wider one', () => {
    const { explanation } = explain({ partlyRu: 'Управление', narrower: true });
    expect(explanation.ru).toContain('Более узкая функция или вид объектов не закрывает более широкую.');
    expect(explanation.ru).toContain('Выход — закрепить полномочие за одним из органов');
  });

  it.each([
    [{ openToKzt: '50000000.00' }, 'не охвачен случай: сумма до 50 млн ₸.', 'сомасының жоғарғы шегі — 50 млн ₸.'],
    [{ openFromKzt: '50000000.00' }, 'не охвачен случай: сумма от 50 млн ₸.', 'сомасының төменгі шегі — 50 млн ₸.'],
    [
      { openFromKzt: '50000000.00', openToKzt: '90000000.00', openOwner: 'private' as const },
      'сумма от 50 млн ₸ до 90 млн ₸, частная собственность.',
      'сомасы 50 млн ₸ – 90 млн ₸, жеке меншік.',
    ],
    [{ openOwner: 'communal' as const }, 'не охвачен случай: коммунальная собственность.', 'коммуналдық меншік.'],
    [{}, 'не охвачен случай: остальные собственники.', 'қалған меншік иелері.'],
  ])('tells the open case %j', (change, ru, kk) => {
    const { explanation } = explain({ conditional: true, partlyRu: 'Управление', ...change });
    expect(plain(explanation.ru)).toContain(ru);
    expect(plain(explanation.kk)).toContain(kk);
  });

  it('asks for somebody where nobody is known', () => {
    const none = { officeRu: null, officeKk: null, akimatRu: null, akimatKk: null, akimatEn: null };
    expect(explain(none).explanation.ru).toMatch(/Выход: закрепить полномочие за одним органом\.$/);
  });

  it('a site without a balance holder is not called ownerless', () => {
    const measures: SiteGapMeasures = { level: 'site', otherType: 'site', ...kind, ...candidates };
    const site = { title: { kk: 'Саябақ', ru: 'Парк «Арай»', en: 'Park' }, agency: null, function: null };
    const { title, explanation } = explainMandateGap({ measures, period, a, b: site });
    expect(title.ru).toBe('«Парк „Арай“»: балансодержатель не указан');
    expect(explanation.ru).toContain('Это не значит, что объект бесхозный: сведений нет в реестре.');
    expect(explanation.ru).toMatch(/передать объект на баланс одному из органов: [^.]*\.$/);
  });
});
