import { formatLogLine } from './log-line.mjs';

const now = new Date(2026, 4, 1, 9, 5, 3);
const format = (line: string) => formatLogLine('api', line, { colour: false, now });
const json = (record: object) => format(JSON.stringify({ time: now.getTime(), pid: 1, hostname: 'h', ...record }));

describe('formatLogLine', () => {
  it('shows time, source, level, message and the other fields', () => {
    expect(json({ level: 30, msg: 'listening', port: 3000, rooms: ['city'] })).toBe(
      '09:05:03 api    info  listening port=3000 rooms=["city"]',
    );
  });

  it.each([
    [10, 'trace'],
    [40, 'warn'],
    [60, 'fatal'],
    ['error', 'error'],
    [35, 'info'],
  ])('knows level %s', (level, name) => {
    expect(json({ level, msg: 'x' })).toBe(`09:05:03 api    ${name.padEnd(5)} x`);
  });

  it('puts a stack below the line', () => {
    const [line, ...stack] = json({
      level: 50,
      msg: 'failed',
      err: { message: 'no', stack: 'Error: no\n    at a.ts:1' },
    }).split('\n');
    expect(line).toBe('09:05:03 api    error failed');
    expect(stack.map((each) => each.trim())).toEqual(['Error: no', 'at a.ts:1']);
  });

  it('shortens very long values', () => {
    expect(json({ level: 30, msg: 'x', sql: 'a'.repeat(5000) }).length).toBeLessThan(400);
  });

  it.each(['plain text', '{"half": ', '{"no": "level"}', ''])('leaves "%s" as it is', (line) => {
    expect(format(line)).toBe(`09:05:03 api    ${line}`);
  });
});
