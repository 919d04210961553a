import type { OpenedSubject } from '@abat/contracts';
import { IconEye, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useUser } from '../../app/session-gate.js';
import { useBeside } from '../../live/presence-client.js';
import classes from './presence.module.css';

/** Who else has this object open, and who is changing it. */
export function BesideLine({ subject }: { subject: OpenedSubject | null }) {
  const { t } = useTranslation('shell');
  const people = useBeside(subject, useUser().id);
  if (people.length === 0) return null;
  const names = (editing: boolean) =>
    people
      .filter((person) => person.editing === editing)
      .map(({ name }) => name)
      .join(', ');
  const [editors, readers] = [names(true), names(false)];
  return (
    <div className={classes.beside} aria-live="polite" data-testid="beside">
      {editors && (
        <span className={classes.editing}>
          <IconPencil size={14} aria-hidden /> {t('beside.editing', { names: editors })}
        </span>
      )}
      {readers && (
        <span>
          <IconEye size={14} aria-hidden /> {t('beside.looking', { names: readers })}
        </span>
      )}
    </div>
  );
}
