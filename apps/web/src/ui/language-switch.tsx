import { LOCALES } from '@abat/contracts';
import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/index.js';

const short = { kk: 'ҚАЗ', ru: 'РУС', en: 'ENG' } as const;

/** Kazakh, Russian, English. `onChosen` hears a deliberate choice, to keep it with the account. */
export function LanguageSwitch({ onChosen }: { onChosen?: (locale: (typeof LOCALES)[number]) => void }) {
  const { t, i18n } = useTranslation('common');
  const locale = useLocale();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('language.label')}
      value={locale}
      data={LOCALES.map((value) => ({
        value,
        label: (
          <span lang={value} title={t(`language.${value}`)}>
            {short[value]}
          </span>
        ),
      }))}
      onChange={(value) => {
        const chosen = LOCALES.find((candidate) => candidate === value);
        if (!chosen) return;
        void i18n.changeLanguage(chosen);
        onChosen?.(chosen);
      }}
    />
  );
}
