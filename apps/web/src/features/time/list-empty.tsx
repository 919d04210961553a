import { useTranslation } from 'react-i18next';
import { EmptyState, type EmptyStateProps } from '../../ui/states.js';
import { useUnknownPast } from './moment-words.js';

/** An empty list that is read as of a moment: before history begins nothing is known, whatever the filters. */
export function ListEmpty(props: EmptyStateProps) {
  const { t } = useTranslation('time');
  const unknown = useUnknownPast();
  return unknown ? <EmptyState title={t('noHistory')} hint={unknown} /> : <EmptyState {...props} />;
}
