import { useTranslation } from 'react-i18next';
import { cityTime } from '../../format.js';
import { useServerNow } from '../../live/server-now.js';
import { driftAt } from './drift.js';
import classes from './sleep.module.css';

/** How far the clock of a sleeping wall wanders, parts of a hundred of the screen. */
const REACH = 20;

/** A sleeping wall: black, with a dim clock that wanders. */
export function SleepView() {
  const { t } = useTranslation('wall');
  const now = useServerNow(5000);
  const { x, y } = driftAt(now, REACH);
  return (
    <main className={classes.sleep} data-testid="wall-asleep">
      <p
        className={classes.clock}
        style={{ left: `${50 + x}%`, top: `${50 + y}%` }}
        role="timer"
        aria-label={t('clock')}
      >
        {cityTime(now).time}
      </p>
    </main>
  );
}
