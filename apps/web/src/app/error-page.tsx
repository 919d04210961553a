import { Button, Center, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

function Message({ title, text, reload }: { title: string; text: string; reload: boolean }) {
  const { t } = useTranslation('common');
  return (
    <Center component="main" mih="100dvh" p="lg">
      <Stack maw={520} gap="md" align="flex-start">
        <Title order={1} size="h2">
          {title}
        </Title>
        <Text c="dimmed">{text}</Text>
        <Group>
          {reload && <Button onClick={() => window.location.reload()}>{t('action.reload')}</Button>}
          <Button variant="default" component={Link} to="/">
            {t('error.toMap')}
          </Button>
        </Group>
      </Stack>
    </Center>
  );
}

/** Shown instead of a screen that threw. */
export function ErrorPage() {
  const { t } = useTranslation('common');
  return <Message title={t('error.pageTitle')} text={t('error.pageText')} reload />;
}

/** Shown for an address nobody serves. */
export function NotFoundPage() {
  const { t } = useTranslation('common');
  return <Message title={t('error.notFoundTitle')} text={t('error.notFoundText')} reload={false} />;
}
