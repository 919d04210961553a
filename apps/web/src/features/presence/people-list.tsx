import { ROLES } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { usePresence } from '../../live/presence-client.js';
import { EmptyState } from '../../ui/states.js';
import { SELECTABLE, type SelectionType } from '../../url/selection.js';
import { useOpenObject } from '../shell/use-open-object.js';
import classes from './presence.module.css';

const isSelectable = (type: string): type is SelectionType => SELECTABLE.some((known) => known === type);

/** Who is connected now, by role, and what they have open. */
export function PeopleList() {
  const { t } = useTranslation('shell');
  const presence = usePresence();
  const open = useOpenObject();
  if (!presence) return <EmptyState title={t('people.unknown')} />;
  return (
    <div data-testid="people">
      <p className={classes.total}>
        {t('people.total', { count: presence.total })}
        {ROLES.map((role) => {
          const count = presence.byRole[role];
          return count ? <span key={role}>{`${t(`common:role.${role}`)}: ${count}`}</span> : null;
        })}
      </p>
      <ul className={classes.people}>
        {presence.people.map((person) => (
          <li key={person.id}>
            <span className={classes.name}>{person.name}</span>
            <span className={classes.role}>{t(`common:role.${person.role}`)}</span>
            {person.opened.map(({ type, id, editing }) => (
              <span key={id} className={classes.opened}>
                {isSelectable(type) ? (
                  <button type="button" className={classes.link} onClick={() => open({ type, id })}>
                    {t(`opened.${type}`)}
                  </button>
                ) : (
                  t(`opened.${type}`)
                )}
                {editing && ` · ${t('people.editing')}`}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
