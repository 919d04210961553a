import { useTranslation } from 'react-i18next';

/** Where a record comes from, in words where the source is a known one. */
export function SourceName({ source }: { source: string }) {
  const { t, i18n } = useTranslation('common');
  return i18n.exists(`common:source.${source}`) ? t(`source.${source}`) : source;
}
