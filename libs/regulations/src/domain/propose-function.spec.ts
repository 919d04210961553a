import { FunctionDictionary } from './propose-function.js';

const dictionary = new FunctionDictionary([
  { functionId: 'improvement', lemmas: ['благоустройств'], depth: 1 },
  { functionId: 'courtyard', lemmas: ['благоустройств', 'дворов'], depth: 2 },
  { functionId: 'cleaning', lemmas: ['санитарн', 'очистк'], depth: 2 },
  { functionId: 'greening', lemmas: ['озеленен'], depth: 2 },
  { functionId: 'nameless', lemmas: [], depth: 2 },
]);
const words = (...lemmas: string[]) => lemmas.map((lemma) => ({ lemma, form: `${lemma}-форма` }));
const codes = (...lemmas: string[]) => dictionary.propose(words(...lemmas)).map(({ functionId }) => functionId);

describe('Functions a text seems to mean', () => {
  it('takes the name that says most of the text', () => {
    expect(codes('благоустройств', 'дворов', 'жител')).toEqual(['courtyard', 'improvement']);
    expect(codes('благоустройств', 'город')[0]).toBe('improvement');
  });

  it('names the words of the text that say so', () => {
    expect(dictionary.propose(words('санитарн', 'очистк', 'улиц'))[0]).toEqual({
      functionId: 'cleaning',
      score: 1,
      words: ['санитарн-форма', 'очистк-форма'],
    });
  });

  it('counts a part of a name less than the whole', () => {
    const [half] = dictionary.propose(words('очистк'));
    expect(half?.functionId).toBe('cleaning');
    expect(half?.score).toBeLessThan(1);
  });

  it('counts roots that are nearly the same', () => {
    expect(dictionary.propose(words('озеленительн'), new Map([['озеленительн', 'озеленен']]))[0]).toMatchObject({
      functionId: 'greening',
      words: ['озеленительн-форма'],
    });
  });

  it('proposes nothing for words it does not know', () => {
    expect(codes('архив', 'кадр')).toEqual([]);
    expect(codes()).toEqual([]);
  });
});
