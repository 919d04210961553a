import { useTranslation } from 'react-i18next';
import { FactList } from './fact-list.js';
import { FIGURE_ORIGINS, type FigureCode, KEEPERS } from './figure-origins.js';

/** From which registers a figure is counted, who answers for them, how often it is counted again. */
export function FigureOrigin({ code }: { code: FigureCode }) {
  const { t } = useTranslation('common');
  const { sources, rhythm } = FIGURE_ORIGINS[code];
  const keepers = [...new Set(sources.map((source) => KEEPERS[source]))];
  const told = (kind: 'sources' | 'keepers', names: readonly string[]) =>
    names.map((name) => t(`origin.${kind}.${name}`)).join('; ');
  return (
    <FactList
      facts={[
        { label: t('origin.source'), value: told('sources', sources) },
        { label: t('origin.keeper'), value: told('keepers', keepers) },
        { label: t('origin.rhythm'), value: t(`origin.rhythms.${rhythm}`) },
      ]}
    />
  );
}
