import { codeFor } from './kept-code.js';

describe('the code of a scene or profile that is added', () => {
  it.each([
    ['Works of this week', [], 'works-of-this-week'],
    ['  Snow & ice! ', [], 'snow-ice'],
    ['Money', ['money', 'money-2'], 'money-3'],
    ['Снег', [], 'scene'],
    ['', ['scene'], 'scene-2'],
    ['Default', ['default'], 'default-2'],
  ])('from %j beside %j is %s', (name, taken, code) => expect(codeFor(name, { taken, otherwise: 'scene' })).toBe(code));

  it('is never too long for the server', () => {
    const taken = [codeFor('a'.repeat(120), { taken: [], otherwise: 'scene' })];
    expect(codeFor('a'.repeat(120), { taken, otherwise: 'scene' })).toMatch(/^[a-z0-9][a-z0-9-]{0,39}$/);
  });
});
