import { useState, type ReactNode } from 'react';
import { laterPart } from '../../ui/later-part.js';
import { useOutbox } from './outbox.js';

const LeaveDialog = laterPart(async () => (await import('./leave-dialog.js')).LeaveDialog);

/** Asks before a sign-out that would lose reports: `leave` runs at once when nothing waits, else after an answer. */
export function useLeave(leave: () => void): { ask: () => void; dialog: ReactNode } {
  const { reports } = useOutbox();
  const [isAsked, setIsAsked] = useState(false);
  const dialog = isAsked && <LeaveDialog onLeave={leave} onStay={() => setIsAsked(false)} />;
  return { ask: () => (reports.length > 0 ? setIsAsked(true) : leave()), dialog };
}
