import { PAIRING_CODE_LENGTH, PAIRING_LETTERS, SCREEN_LOCALES, SCREEN_THEMES } from '@abat/contracts';
import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { ActButton } from '../../ui/act-button.js';
import { Dialog } from '../../ui/dialog.js';
import { Refusal } from './refusal.js';
import { useScreenProfiles } from './use-kept.js';
import { usePairScreen } from './use-screens.js';

const CODE = new RegExp(`^[${PAIRING_LETTERS}]{${PAIRING_CODE_LENGTH}}$`);

/** Types in the code a wall shows, and says what wall it is. */
export function PairDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('screens');
  const locale = useLocale();
  const { data: profiles = [] } = useScreenProfiles();
  const pair = usePairScreen();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [profile, setProfile] = useState<string | null>(null);
  const [speech, setSpeech] = useState<(typeof SCREEN_LOCALES)[number]>(locale);
  const [theme, setTheme] = useState<(typeof SCREEN_THEMES)[number]>('dark');
  const chosen = profile ?? profiles[0]?.code ?? null;
  const typed = code.replace(/[\s-]/g, '');
  const isCode = CODE.test(typed);
  const isReady = isCode && name.trim() !== '' && chosen !== null;
  const send = () => {
    if (!isCode || chosen === null) return;
    const draft = { code: typed, name: name.trim(), profile: chosen, locale: speech, theme };
    pair.mutate(draft, { onSuccess: onClose });
  };
  return (
    <Dialog opened onClose={onClose} title={t('pair.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t('pair.hint')}
          </Text>
          <TextInput
            label={t('pair.code')}
            withAsterisk
            value={code}
            onChange={(event) => setCode(event.currentTarget.value.toUpperCase())}
            autoComplete="off"
            maxLength={8}
            data-autofocus
            data-testid="pair-code"
          />
          <TextInput
            label={t('name')}
            withAsterisk
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={120}
            data-testid="pair-name"
          />
          <Select
            label={t('profile')}
            data={profiles.map((row) => ({ value: row.code, label: nameOf(row, locale) }))}
            value={chosen}
            onChange={setProfile}
            allowDeselect={false}
            comboboxProps={{ zIndex: 700 }}
          />
          <Select
            label={t('language')}
            data={SCREEN_LOCALES.map((value) => ({ value, label: t(`locale.${value}`) }))}
            value={speech}
            onChange={(value) => setSpeech(value ?? 'ru')}
            allowDeselect={false}
            comboboxProps={{ zIndex: 700 }}
          />
          <Select
            label={t('theme')}
            data={SCREEN_THEMES.map((value) => ({ value, label: t(`themes.${value}`) }))}
            value={theme}
            onChange={(value) => setTheme(value ?? 'dark')}
            allowDeselect={false}
            comboboxProps={{ zIndex: 700 }}
          />
          <Refusal error={pair.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <ActButton type="submit" disabled={!isReady} loading={pair.isPending} data-testid="pair-do">
              {t('pair.do')}
            </ActButton>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
