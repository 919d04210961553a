import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.js';
import { useLocale } from '../i18n/index.js';
import classes from './states.module.css';

/** Rows of the height the real ones will have, so that nothing jumps when data arrives. */
export function LoadingRows({ rows = 8, height = 72 }: { rows?: number; height?: number }) {
  const { t } = useTranslation('common');
  return (
    <div role="status" aria-label={t('state.loading')} className={classes.rows}>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={height - 12} radius="md" />
      ))}
    </div>
  );
}

export type EmptyStateProps = { title: string; hint?: string; action?: ReactNode };

/** Nothing here, and why; with what to do about it. */
export function EmptyState({ title, hint, action }: EmptyStateProps) {
  return (
    <Stack className={classes.message} gap="xs" align="center" data-testid="empty">
      <Text fw={600}>{title}</Text>
      {hint && (
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      )}
      {action}
    </Stack>
  );
}

/** A failed call in the reader's words, with a way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation('common');
  const locale = useLocale();
  const known = error instanceof ApiError && error.kind !== 'unreadable';
  const title = known ? (error.kind === 'network' ? t('state.noAnswer') : error.titleIn(locale)) : t('state.failed');
  return (
    <Stack className={classes.message} gap="sm" align="center" role="alert">
      <IconAlertTriangle size={28} color="var(--abat-warning)" aria-hidden />
      <Text fw={600}>{title}</Text>
      {onRetry && (
        <Button variant="default" size="xs" leftSection={<IconRefresh size={14} aria-hidden />} onClick={onRetry}>
          {t('action.retry')}
        </Button>
      )}
    </Stack>
  );
}
