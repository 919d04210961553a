import { useTranslation } from 'react-i18next';
import { useConnection } from '../../live/connection-store.js';
import { EmptyState, ErrorState } from '../../ui/states.js';

/** Why there is nothing to show: without a link that is no fault of anybody. */
export function NoData({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('field');
  const { status } = useConnection();
  if (status === 'offline') return <EmptyState title={t('list.offline')} />;
  return <ErrorState error={error} onRetry={onRetry} />;
}
