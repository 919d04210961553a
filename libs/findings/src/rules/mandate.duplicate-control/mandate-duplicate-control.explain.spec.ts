import type { PairMeasures } from '../power-pairs/measures.js';
import { explainMandateDuplicateControl } from './mandate-duplicate-control.explain.js';

const measures: PairMeasures = {
  overlapM2: 93_341_816,
  shareA: 0.1167,
  shareB: 1,
  coveredShare: 0,
  sitesAffected: 3,
  worksAffected: 0,
  requestsAffected: null,
  moneyKzt: '0.00',
  days: null,
  openEnded: true,
  relation: 'same',
  stage: 'control',
  objectKind: 'any',
  objectKindRu: 'Любые объекты',
  objectKindKk: 'Кез келген объект',
  objectKindEn: 'Any objects',
};
const greening = { nameRu: 'Озеленение', nameKk: 'Көгалдандыру', nameEn: 'Greening' };
const improvement = { nameRu: 'Благоустройство', nameKk: 'Абаттандыру', nameEn: 'Urban improvement' };
const akimat = {
  title: null,
  agency: { nameRu: 'Акимат города Астаны', nameKk: 'Астана қаласының әкімдігі', nameEn: 'Akimat of Astana' },
  function: greening,
};
const office = {
  title: null,
  agency: { nameRu: 'Аппарат акима района «Алматы»', nameKk: '«Алматы» ауданы әкімінің аппараты', nameEn: null },
  function: greening,
};
const period = { from: '2018-01-01', to: null };
const plain = (text: string): string => text.replace(/\u00a0|\u202f/g, ' ');

describe('explanation of mandate.duplicate-control', () => {
  it('says who controls what, where, since when and how to end it', () => {
    const { title, explanation } = explainMandateDuplicateControl({ measures, period, a: akimat, b: office });
    expect(title).toEqual({
      kk: '«Көгалдандыру»: екі орган бақылайды',
      ru: '«Озеленение»: контроль у двух органов',
      en: '“Greening”: controlled by two bodies',
    });
    expect(plain(explanation.ru)).toBe(
      'Одну функцию контролируют два органа: Акимат города Астаны; Аппарат акима района «Алматы». Функция — «Озеленение». ' +
        'Общая территория — 93,3 км²: 12 % территории первого органа и 100 % территории второго. ' +
        'Полномочия совпадают с 01.01.2018, срок окончания не указан. Охвачены объекты всех видов. ' +
        'На общей территории 3 таких объекта. ' +
        'Выход: оставить одного контролирующего либо разделить по уровням: город проверяет работу районов, район — состояние мест.',
    );
    expect(explanation.kk).toContain('Бір функцияны екі орган бақылайды: Астана қаласының әкімдігі;');
    expect(explanation.kk).toContain('деңгейлер бойынша бөлу');
    expect(explanation.en).toContain('keep one controller, or divide by level');
  });

  it('puts the holder of the wider function first, with its share', () => {
    const facts = { measures: { ...measures, relation: 'descendant' as const, shareA: 1, shareB: 0.5 }, period };
    const { title, explanation } = explainMandateDuplicateControl({
      ...facts,
      ...{ a: office, b: { ...akimat, function: improvement } },
    });
    expect(title.ru).toContain('Озеленение');
    expect(explanation.ru).toContain('два органа: Акимат города Астаны; Аппарат');
    expect(plain(explanation.ru)).toContain('50 % территории первого органа и 100 % территории второго');
  });

  it('tells what an agreement covers already', () => {
    const facts = { measures: { ...measures, coveredShare: 0.25 }, period, a: akimat, b: office };
    expect(plain(explainMandateDuplicateControl(facts).explanation.ru)).toContain('Соглашение охватывает 25 %');
  });
});
