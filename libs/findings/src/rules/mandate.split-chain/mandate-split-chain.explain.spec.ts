import { explainMandateSplitChain } from './mandate-split-chain.explain.js';
import type { MandateSplitChainMeasures } from './mandate-split-chain.measure.js';

const measures: MandateSplitChainMeasures = {
  overlapM2: 93_341_816,
  shareA: 0.1167,
  shareB: 1,
  coveredShare: 0,
  sitesAffected: 0,
  worksAffected: 2,
  requestsAffected: null,
  moneyKzt: '1250000000.00',
  days: null,
  openEnded: true,
  relation: 'sibling',
  stage: 'construction',
  objectKind: 'street',
  objectKindRu: 'Улицы',
  objectKindKk: 'Көшелер',
  objectKindEn: 'Streets',
  builder: 'A',
  buildStage: 'construction',
  keepStage: 'maintenance',
};
const transport = {
  title: null,
  agency: { nameRu: 'Управление транспорта', nameKk: 'Көлік басқармасы', nameEn: 'Department of transport' },
  function: { nameRu: 'Ремонт дорог', nameKk: 'Жолдарды жөндеу', nameEn: 'Road repair' },
};
const office = {
  title: null,
  agency: {
    nameRu: 'Аппарат акима района «Алматы»',
    nameKk: '«Алматы» ауданы әкімінің аппараты',
    nameEn: 'Office of the Akim',
  },
  function: { nameRu: 'Содержание улиц', nameKk: 'Көшелерді күтіп ұстау', nameEn: 'Upkeep of streets' },
};
const period = { from: '2018-01-01', to: null };
const plain = (text: string): string => text.replace(/\u00a0|\u202f/g, ' ');

describe('explanation of mandate.split-chain', () => {
  it('says who builds, who keeps it up, where, since when, what is at stake and the way out', () => {
    const { title, explanation } = explainMandateSplitChain({ measures, period, a: transport, b: office });
    expect(title).toEqual({
      kk: '«Көшелерді күтіп ұстау»: салу мен күтіп ұстау бөлінген, тапсыру жазылмаған',
      ru: '«Содержание улиц»: строит один орган, содержит другой, передача не записана',
      en: '“Upkeep of streets”: one body builds, another keeps it up, no handover',
    });
    expect(plain(explanation.ru)).toBe(
      'Один орган создаёт, другой содержит, а порядок передачи не записан. ' +
        'Создаёт: Управление транспорта («Ремонт дорог», строительство). ' +
        'Содержит: Аппарат акима района «Алматы» («Содержание улиц», содержание). ' +
        'Общая территория — 93,3 км²: 12 % территории первого органа и 100 % территории второго. ' +
        'Полномочия совпадают с 01.01.2018, срок окончания не указан. Вид объектов: улицы. ' +
        'Там же запланированы или идут 2 работы этих органов. ' +
        'В бюджете этого года на это у обоих органов утверждено 1,3 млрд ₸. ' +
        'Выход: записать соглашение о передаче на баланс (со сроком и документом) либо отдать обе стадии одному органу.',
    );
    expect(explanation.kk).toContain('Салатын орган: Көлік басқармасы («Жолдарды жөндеу», құрылыс).');
    expect(explanation.kk).toContain('беру туралы келісім тіркеу');
    expect(explanation.en).toContain('Builds: Department of transport (“Road repair”, construction).');
    expect(explanation.en).toContain('record a handover agreement');
  });

  it('reads the same when the builder has the higher id', () => {
    const turned = { ...measures, builder: 'B' as const, shareA: 1, shareB: 0.1167, stage: 'maintenance' as const };
    expect(explainMandateSplitChain({ measures: turned, period, a: office, b: transport })).toEqual(
      explainMandateSplitChain({ measures, period, a: transport, b: office }),
    );
  });

  it('tells what a handover of a part covers already', () => {
    const facts = { measures: { ...measures, coveredShare: 0.4 }, period, a: transport, b: office };
    expect(plain(explainMandateSplitChain(facts).explanation.ru)).toContain('Соглашение охватывает 40 %');
  });
});
