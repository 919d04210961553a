import { Button, Center, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useRouteError } from 'react-router';
import { reloadForMissingPart, reloadPage } from '../live/new-build.js';

function Message({ title, text, reload }: { title: string; text: string; reload: boolean }) {
  const { t } = useTranslation('common');
  return (
    <Center component="main" mih="100%" p="lg">
      <Stack maw={520} gap="md" align="flex-start">
        <Title order={1} size="h2">
          {title}
        </Title>
        <Text c="dimmed">{text}</Text>
        <Group>
          {reload && <Button onClick={reloadPage}>{t('action.reload')}</Button>}
          <Button variant="default" component={Link} to="/">
            {t('error.toMap')}
          </Button>
        </Group>
      </Stack>
    </Center>
  );
}

/** Shown instead of a screen that threw. A part that a deploy took away is fetched with the new version. */
export function ErrorPage() {
  const { t } = useTranslation('common');
  const error = useRouteError();
  useEffect(() => void reloadForMissingPart(error), [error]);
  return <Message title={t('error.pageTitle')} text={t('error.pageText')} reload />;
}

/** Shown for an address nobody serves. */
export function NotFoundPage() {
  const { t } = useTranslation('common');
  return <Message title={t('error.notFoundTitle')} text={t('error.notFoundText')} reload={false} />;
}
