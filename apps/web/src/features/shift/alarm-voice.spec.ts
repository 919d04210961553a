import { type Voice, voiceOf } from './alarm-voice.js';

function browser() {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const clock = { now: 1_000_000 };
  const [one, other] = ['one', 'other'].map((self) => voiceOf(storage, self, () => clock.now)) as [Voice, Voice];
  return { storage, clock, one, other };
}

describe('windows of one browser that hear of an alarm', () => {
  it('one of them sounds, whoever was first', () => {
    const { one, other } = browser();
    one.claim(10);
    other.claim(10);
    expect([one.isOwn(10), other.isOwn(10)]).toEqual([true, false]);
  });

  it('one of them sounds when both claimed before either saw it', () => {
    const { storage, clock, one, other } = browser();
    one.claim(10);
    storage.setItem('abat.alarm-spoken', `10 other ${clock.now}`);
    expect([one.isOwn(10), other.isOwn(10)]).toEqual([false, true]);
  });

  it('whoever gathers the later alarm too sounds for both', () => {
    const { one, other } = browser();
    one.claim(10);
    other.claim(11);
    expect([one.isOwn(10), other.isOwn(11)]).toEqual([false, true]);
    one.claim(11);
    expect(one.isOwn(11)).toBe(false);
  });

  it('the next alarm is claimed anew, and one that sounded is taken', () => {
    const { one, other } = browser();
    one.claim(10);
    expect([other.isTaken(10), other.isTaken(11)]).toEqual([true, false]);
    other.claim(12);
    expect(other.isOwn(12)).toBe(true);
  });

  it('numbers that begin anew, as those of a restored database, are silenced for a minute at most', () => {
    const { clock, one, other } = browser();
    one.claim(5000);
    clock.now += 60_000;
    other.claim(3);
    expect(other.isOwn(3)).toBe(true);
  });
});
