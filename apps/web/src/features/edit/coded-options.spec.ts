import { groupsOf } from './coded-options.js';

const [ours, theirs, closed] = [{ id: 'ours' }, { id: 'theirs' }, { id: 'closed' }];

describe('rows a field offers', () => {
  it.each([
    ['own ones first, each once', { own: [ours], all: [theirs, ours], chosen: undefined }, [[], [ours], [theirs]]],
    ['the chosen one stays where it is listed', { own: [ours], all: [theirs], chosen: theirs }, [[], [ours], [theirs]]],
    [
      'the chosen one is kept where nothing else lists it',
      { own: [ours], all: [], chosen: closed },
      [[closed], [ours], []],
    ],
  ])('%s', (_name, found, [chosen, own, others]) => expect(groupsOf(found)).toEqual({ chosen, own, others }));
});
