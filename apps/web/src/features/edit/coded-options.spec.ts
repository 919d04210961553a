import { groupsOf } from './coded-options.js';

const [ours, theirs] = [{ code: 'ours' }, { code: 'theirs' }];

describe('rows a field offers', () => {
  it.each([
    ['own ones first, each once', { own: [ours], all: [theirs, ours], value: null }, [theirs], true],
    ['the chosen one among the own ones', { own: [ours], all: [ours], value: 'ours' }, [], true],
    ['the chosen one among the others', { own: [ours], all: [theirs], value: 'theirs' }, [theirs], true],
    ['not the chosen one, which then is offered beside them', { own: [ours], all: [], value: 'closed' }, [], false],
  ])('%s', (_name, found, others, isListed) => expect(groupsOf(found)).toEqual({ own: [ours], others, isListed }));
});
