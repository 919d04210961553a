import type { AlarmPriority } from '@abat/contracts';
import { useEffect } from 'react';
import { liveBus } from '../../live/live-bus.js';
import { createValueStore, useStoredValue } from '../../ui/value-store.js';
import { soundOf } from './sound-of.js';

const MUTED_KEY = 'abat.alarm-sound';
const isMuted = createValueStore(localStorage.getItem(MUTED_KEY) === 'off');

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

/** Sounds for new alarms while mounted. */
export function useAlarmSound(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const floods = new Set<string>();
    let context: AudioContext | null = null;
    const stop = liveBus.subscribe({
      onEvent: (event) => {
        const priority = soundOf(event, floods);
        if (!priority || isMuted.get()) return;
        document.documentElement.dataset['alarmSounds'] = String(
          Number(document.documentElement.dataset['alarmSounds'] ?? 0) + 1,
        );
        context ??= new AudioContext();
        void context.resume().then(() => context && play(context, priority));
      },
    });
    return () => {
      stop();
      void context?.close();
    };
  }, [isOn]);
}
