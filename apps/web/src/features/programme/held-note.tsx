import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session-gate.js';
import { useBlocked } from '../../ui/act-button.js';
import classes from './strip.module.css';

type Held = {
  /** Why dates may not be changed now; undefined while they may. */
  blocked: string | undefined;
  /** Somebody who may change them otherwise tried to: the reason is told until it is gone or put away. */
  isTold: boolean;
  tell: (isTold: boolean) => void;
  mayWrite: boolean;
};

/** What keeps the reader from changing dates, and whether that has to be told. */
export function useHeld(): Held {
  const mayWrite = useMay('work.write');
  const blocked = useBlocked();
  const [isTold, tell] = useState(false);
  if (isTold && !blocked) tell(false);
  return { blocked, isTold, tell, mayWrite };
}

/** Why a bar did not follow the pointer, or the days did not open. It is part of the page: without a link nothing more is loaded. */
export function HeldNote({ blocked, isTold, tell }: Held) {
  const { t } = useTranslation('common');
  if (!isTold) return null;
  return (
    <div className={classes.held} data-testid="programme-held">
      <p role="alert">{blocked}</p>
      <button type="button" className="link-button" onClick={() => tell(false)}>
        {t('action.close')}
      </button>
    </div>
  );
}
