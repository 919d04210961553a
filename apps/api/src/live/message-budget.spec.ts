import { MessageBudget } from './message-budget.js';

describe('MessageBudget', () => {
  it('lets thirty messages of ten seconds pass and refuses the next', () => {
    const budget = new MessageBudget();
    const passed = Array.from({ length: 31 }, (_message, index) => budget.spend('socket-1', index * 100));
    expect(passed.filter(Boolean)).toHaveLength(30);
    expect(passed.at(-1)).toBe(false);
  });

  it('starts anew after ten seconds', () => {
    const budget = new MessageBudget();
    for (let message = 0; message < 40; message += 1) budget.spend('socket-1', 0);
    expect(budget.spend('socket-1', 9_999)).toBe(false);
    expect(budget.spend('socket-1', 10_000)).toBe(true);
  });

  it('counts each socket by itself and forgets who left', () => {
    const budget = new MessageBudget();
    for (let message = 0; message < 40; message += 1) budget.spend('socket-1', 0);
    expect(budget.spend('socket-2', 0)).toBe(true);
    budget.forget('socket-1');
    expect(budget.spend('socket-1', 0)).toBe(true);
  });
});
