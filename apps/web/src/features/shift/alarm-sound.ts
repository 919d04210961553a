import type { AlarmPriority } from '@abat/contracts';
import { useEffect } from 'react';
import { liveBus } from '../../live/live-bus.js';
import { createValueStore, useStoredValue } from '../../ui/value-store.js';
import { voiceOf, type Voice } from './alarm-voice.js';
import { moreUrgent, soundOf } from './sound-of.js';

const MUTED_KEY = 'abat.alarm-sound';
const isMuted = createValueStore(localStorage.getItem(MUTED_KEY) === 'off');

// Another window of this browser may have been asked.
window.addEventListener('storage', ({ key, newValue }) => {
  if (key === MUTED_KEY) isMuted.set(newValue === 'off');
});

export const useIsMuted = (): boolean => useStoredValue(isMuted);
/** Mutes or unmutes alarms on this computer; it remembers. */
export function setMuted(muted: boolean): void {
  localStorage.setItem(MUTED_KEY, muted ? 'off' : 'on');
  isMuted.set(muted);
}

/** Tones of each priority, Hz: the more urgent, the more and the higher. */
const TONES: Record<AlarmPriority, readonly number[]> = { low: [440], high: [587, 587], urgent: [784, 988, 784] };
const TONE_S = 0.16;
const GAP_S = 0.06;

/** Plays the tones of a priority. A browser that waits for a first click stays silent. */
function play(context: AudioContext, priority: AlarmPriority): void {
  for (const [index, hertz] of TONES[priority].entries()) {
    const [oscillator, gain] = [context.createOscillator(), context.createGain()];
    const start = context.currentTime + index * (TONE_S + GAP_S);
    oscillator.frequency.value = hertz;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(0.2, start + 0.02);
    gain.gain.linearRampToValueAtTime(0, start + TONE_S);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(start);
    oscillator.stop(start + TONE_S);
  }
}

/** How long alarms gather before one sound tells of them, and windows agree which of them sounds, ms. */
const GATHER_MS = 100;
/** A browser that nobody has touched yet may have to be silent: it leaves the sound to another window. */
const LEAVE_MS = 500;
/** A sound that had to wait longer for the browser's consent tells of nothing new. */
const LATEST_MS = 2000;

const mayBeSilent = (): boolean => !navigator.userActivation.hasBeenActive;

function speaker() {
  let context: AudioContext | null = null;
  return {
    say: (priority: AlarmPriority): void => {
      const { dataset } = document.documentElement;
      dataset['alarmSounds'] = String(Number(dataset['alarmSounds'] ?? 0) + 1);
      const own = (context ??= new AudioContext());
      const asked = performance.now();
      void own.resume().then(() => performance.now() - asked <= LATEST_MS && play(own, priority));
    },
    close: () => void context?.close(),
  };
}

/** Gathers the alarms of a moment into one sound of the most urgent, in one window of the browser. */
function gatherer(voice: Voice, say: (priority: AlarmPriority) => void) {
  let waiting: { priority: AlarmPriority; seq: number } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    const heard = waiting;
    waiting = null;
    timer = undefined;
    if (!heard) return;
    if (mayBeSilent() && !voice.isTaken(heard.seq)) voice.claim(heard.seq);
    if (voice.isOwn(heard.seq) && !isMuted.get()) say(heard.priority);
  };
  return {
    hear: (priority: AlarmPriority, seq: number): void => {
      waiting = { priority: moreUrgent(waiting?.priority ?? null, priority) ?? priority, seq };
      if (!mayBeSilent()) voice.claim(seq);
      timer ??= setTimeout(end, mayBeSilent() ? LEAVE_MS : GATHER_MS);
    },
    stop: () => clearTimeout(timer),
  };
}

/** Sounds for new alarms while mounted. */
export function useAlarmSound(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const floods = new Map<string, AlarmPriority>();
    const { say, close } = speaker();
    const gathered = gatherer(voiceOf(localStorage, String(Math.random())), say);
    const stop = liveBus.subscribe({
      onEvent: (event) => {
        const priority = soundOf(event, floods);
        if (priority) gathered.hear(priority, event.seq);
      },
    });
    return () => {
      stop();
      gathered.stop();
      close();
    };
  }, [isOn]);
}
