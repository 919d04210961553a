import { parseSelection, selecting } from './selection.js';

describe('the object in the address', () => {
  it('is read as it was written', () => {
    const work = { type: 'work', id: 'a' } as const;
    expect(parseSelection(selecting(work).sel ?? null)).toEqual(work);
    expect(selecting(null).sel).toBeNull();
  });

  it('takes the place of every form: of another object, of a new work, of a new note and its spot', () => {
    expect(selecting({ type: 'work', id: 'a' })).toEqual({ sel: 'work:a', edit: null, new: null, 'n.at': null });
  });
});
