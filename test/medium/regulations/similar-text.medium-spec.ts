import type { Statement } from '@abat/contracts';
import { kazakhTextOf, RegulationBench, textOf } from './support.js';

const RULE = 'mandate.similar-text';
let bench: RegulationBench;
beforeAll(async () => {
  bench = await RegulationBench.open();
}, 120_000);
beforeEach(() => bench.clear());
afterAll(() => bench?.close());

const REPAIR = 'проводит текущий ремонт скверов и бульваров Левого берега';

async function found(one: string, other: string, agencies: [string, string] = ['dep-environment', 'akim-almaty']) {
  await bench.add(agencies[0], textOf(one));
  await bench.add(agencies[1], textOf(other));
  await bench.city.detect(RULE);
  return bench.city.findings();
}

async function both(one: string, other: string): Promise<[Statement, Statement]> {
  return [await bench.only('dep-environment', one), await bench.only('akim-almaty', other)];
}

describe('Statements of two bodies', () => {
  it.each<[string, string, string, number]>([
    ['the same words', REPAIR, REPAIR, 1],
    ['other forms of the words', REPAIR, 'осуществляет текущие ремонты сквера и бульвара на левом берегу', 1],
    [
      'only officialese in common',
      'осуществляет иные полномочия, установленные законодательством Республики Казахстан',
      'осуществляет иные функции, предусмотренные законодательством Республики Казахстан',
      0,
    ],
    [
      'another stage of the same',
      'осуществляет контроль за скверами и бульварами Левого берега',
      'организует содержание скверов и бульваров Левого берега',
      0,
    ],
    ['another matter', REPAIR, 'рассматривает обращения жителей микрорайона Самал о тепловых сетях', 0],
    [
      'just at the threshold: 3 of 5 and 5 words',
      'озеленяет клумбы вазоны Байтерек Нуржол',
      'озеленяет клумбы вазоны Хан Шатыр',
      1,
    ],
    [
      'just below: 3 of 5 and 6 words',
      'озеленяет клумбы вазоны Байтерек Нуржол',
      'озеленяет клумбы вазоны Хан Шатыр Самал',
      0,
    ],
    ['two words are too few, however alike', 'озеленяет клумбы', 'озеленяет клумбы', 0],
  ])('%s', async (_name, one, other, count) => {
    expect(await found(one, other)).toHaveLength(count);
  });

  it('are set side by side with the words of each text, once for a pair and its mirror', async () => {
    const [finding] = await found(REPAIR, 'осуществляет текущие ремонты сквера и бульвара на левом берегу');
    expect(finding).toMatchObject({
      status: 'open',
      agencies: ['akim-almaty', 'dep-environment'],
      territories: ['almaty'],
    });
    expect(finding?.measures).toMatchObject({
      ...{ similarity: 1, sharedWords: 6, language: 'ru', stage: 'current-repair', duplicateNumber: null },
      wordsA: 'текущий, ремонт, скверов, бульваров, левого, берега',
      wordsB: 'текущие, ремонты, сквера, бульвара, левом, берегу',
    });
  });

  it('of one body do not count', async () => {
    expect(await found(REPAIR, `${REPAIR} реки Есиль`, ['akim-almaty', 'akim-almaty'])).toEqual([]);
  });

  it('of a body that no longer exists do not count', async () => {
    await bench.db.query("UPDATE agency SET valid = '(,2020-01-01)' WHERE code = 'akim-almaty'");
    expect(await found(REPAIR, REPAIR)).toEqual([]);
  });

  it('are compared in Kazakh too, and never across languages', async () => {
    const kazakh = kazakhTextOf('скверлер мен бульварларға ағымдағы жөндеу жүргізеді');
    await bench.add('dep-environment', kazakh);
    await bench.add('akim-almaty', kazakhTextOf('скверлерді, бульварларды ағымдағы жөндеуді жүргізеді'));
    await bench.add('akim-esil', textOf('скверлер бульвары проводит'));
    await bench.city.detect(RULE);
    expect(await bench.city.findings()).toMatchObject([
      { agencies: ['akim-almaty', 'dep-environment'], measures: { language: 'kk' } },
    ]);
  });
});

describe('What people decide', () => {
  it('closes the finding when a side is rejected, and opens it again when that is taken back', async () => {
    const [one] = await both(REPAIR, REPAIR);
    await bench.city.detect(RULE);
    const rejected = await bench.say(one, { decision: 'rejected' });
    await bench.city.detectSome([one.id], RULE, 'statement');
    expect(await bench.city.findings()).toMatchObject([{ status: 'closed' }]);
    await bench.say(rejected, { decision: 'open' });
    await bench.city.detectSome([one.id], RULE, 'statement');
    expect(await bench.city.findings()).toMatchObject([{ status: 'open' }]);
    expect((await bench.regulations.statement(one.id)).similar).toBe(1);
  });

  it('is named: mandates that duplicate each other already, with the number of that finding', async () => {
    const sides = await both(REPAIR, REPAIR);
    for (const [index, territory] of ['astana', 'almaty'].entries()) {
      const agency = ['dep-environment', 'akim-almaty'][index] ?? '';
      await bench.city.addMandate({ code: `m-${index}`, agency, territory });
      if (sides[index]) await bench.say(sides[index], { decision: 'confirmed', mandate: `m-${index}` });
    }
    await bench.city.detect('mandate.duplicate');
    await bench.city.detect(RULE);
    const [duplicate, similar] = await bench.city.findings();
    expect([similar?.measures.mandateA, similar?.measures.mandateB].sort()).toEqual(['m-0', 'm-1']);
    expect(similar?.measures.duplicateNumber).toBe(duplicate?.number);
  });

  it('reaches the finding through a changed mandate', async () => {
    const [one] = await both(REPAIR, REPAIR);
    const id = await bench.city.addMandate({ code: 'm-dep', agency: 'dep-environment', territory: 'astana' });
    await bench.say(one, { decision: 'confirmed', mandate: 'm-dep' });
    await bench.city.detect(RULE);
    await bench.db.query("UPDATE mandate SET stage = 'control' WHERE id = $1", [id]);
    await bench.city.detectSome([id], RULE, 'mandate');
    expect(await bench.city.findings()).toMatchObject([{ status: 'closed' }]);
  });
});

describe('A run', () => {
  it('of some statements finds what a full run finds', async () => {
    const [one, other] = await both(REPAIR, REPAIR);
    await bench.city.detectSome([one.id, other.id], RULE, 'statement');
    const [some] = await bench.city.findings();
    const report = await bench.city.detect(RULE);
    expect(report).toMatchObject({ opened: 0, updated: 0, closed: 0, unchanged: 1 });
    expect(await bench.city.findings()).toMatchObject([{ id: some?.id, measures: some?.measures }]);
  });

  it('closes what a deleted regulation leaves', async () => {
    const [one] = await both(REPAIR, REPAIR);
    await bench.city.detect(RULE);
    await bench.db.query('DELETE FROM regulation WHERE id = $1', [one.regulation]);
    await bench.city.detectSome([one.id], RULE, 'statement');
    expect(await bench.city.findings()).toMatchObject([{ status: 'closed' }]);
  });
});
