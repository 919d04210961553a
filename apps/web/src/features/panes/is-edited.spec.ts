import { isEdited } from './is-edited.js';

const chosen = { id: 'a', isPinned: false, isSelected: true };
const beside = { id: 'b', isPinned: true, isSelected: false };

describe('an object that is edited', () => {
  it.each([
    ['1', [true, false]],
    ['a', [true, false]],
    ['b', [false, true]],
    [null, [false, false]],
  ])('%s means one of the two drawers', (edit, expected) =>
    expect([isEdited(edit, chosen), isEdited(edit, beside)]).toEqual(expected),
  );

  it('is edited once where it is chosen and kept beside', () => {
    const twice = { id: 'a', isPinned: true, isSelected: true };
    expect([isEdited('a', chosen), isEdited('a', twice)]).toEqual([true, false]);
  });
});
