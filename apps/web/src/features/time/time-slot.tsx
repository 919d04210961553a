import { laterPart } from '../../ui/later-part.js';
import { useTimeParams } from './use-time.js';

export const LaterTimeBar = laterPart(async () => (await import('./time-bar.js')).TimeBar);

/** Where the bar through time opens: when it is asked for, and while another time than now is shown. */
export function TimeSlot({ isInPage = false }: { isInPage?: boolean }) {
  const { moment, speed, isOpen } = useTimeParams();
  if (!isOpen && !moment.at && !moment.on && !speed) return null;
  return <LaterTimeBar isInPage={isInPage} />;
}
