import { addFilter } from './add-filter.js';

describe('a filter of an export', () => {
  it('has one value or several, and a field that is named again gets more', () => {
    const once = addFilter('status=open,assessed', {});
    expect(addFilter('severity=high', addFilter('status=closed', once))).toEqual({
      status: ['open', 'assessed', 'closed'],
      severity: ['high'],
    });
  });

  it.each(['status', 'status=', '=open', 'STATUS=open', ''])('%j is none', (text) => {
    expect(() => addFilter(text, {})).toThrow('field=value');
  });
});
