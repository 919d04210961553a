import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { useFlatList } from '../api/use-flat-list.js';
import { formatNumber } from '../format.js';
import { useLocale } from '../i18n/index.js';

type List = Pick<ReturnType<typeof useFlatList>, 'items' | 'total' | 'more'>;

/** Under a list that does not show everything: how much of it is in view, and the way to the next part. */
export function MoreRows({ list }: { list: List }) {
  const { t } = useTranslation('common');
  const locale = useLocale();
  const { items, total = 0, more } = list;
  if (total <= items.length) return null;
  return (
    <Group gap="sm" p="xs">
      <Text size="xs" c="dimmed">
        {t('state.shown', { shown: formatNumber(items.length, locale), total: formatNumber(total, locale) })}
      </Text>
      <Button variant="default" size="xs" onClick={more}>
        {t('action.more')}
      </Button>
    </Group>
  );
}
