import { useTranslation } from 'react-i18next';
import { cityTime } from '../../format.js';
import { useConnection } from '../../live/connection-store.js';
import { useKeptSince } from '../../offline/kept-shown.js';
import { useNow } from '../../ui/use-now.js';
import classes from './connection-state.module.css';

/** How old the picture is: 34 s, 5 min, 2 h; null when there never was one. */
function ageOf(since: number | null, now: number): { unit: 's' | 'min' | 'h'; count: number } | null {
  if (since === null) return null;
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  if (seconds < 60) return { unit: 's', count: seconds };
  if (seconds < 3600) return { unit: 'min', count: Math.floor(seconds / 60) };
  return { unit: 'h', count: Math.floor(seconds / 3600) };
}

/** State of the live connection by shape, colour and word, with the age of the data. */
export function ConnectionState() {
  const { t } = useTranslation('shell');
  const state = useConnection();
  const now = useNow();
  const age = ageOf(useKeptSince() ?? state.trueAt, now);
  const isLive = state.status === 'live';
  const detail =
    isLive && state.completeTo !== null
      ? t('connection.dataAt', { time: cityTime(state.completeTo).time })
      : age && t(`connection.silent.${age.unit}`, { count: age.count });
  return (
    <div
      className={classes.state}
      data-status={state.status}
      data-testid="connection"
      role="status"
      title={t(`connection.hint.${state.status}`)}
    >
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        {isLive ? <circle cx="6" cy="6" r="5" fill="currentColor" /> : <Broken />}
      </svg>
      <span className={classes.texts}>
        <span className={classes.word}>
          {state.cause ? t(`connection.cause.${state.cause}`) : t(`connection.${state.status}`)}
        </span>
        <span className={classes.age} aria-hidden="true">
          {detail}
        </span>
      </span>
    </div>
  );
}

function Broken() {
  return <path d="M6 1a5 5 0 1 0 0 10A5 5 0 1 0 6 1ZM2 10 10 2" fill="none" stroke="currentColor" strokeWidth="1.8" />;
}
