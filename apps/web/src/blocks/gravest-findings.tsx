import { useTranslation } from 'react-i18next';
import { BlockState, LoadedBlock } from './block.js';
import { Rows } from './parts.js';
import { useSurface } from './surface.js';
import { useFindingRow } from './use-finding-row.js';
import { useGravestFindings } from './use-figure.js';

/** Open findings, the gravest first: what, how old, where, whose, and how far it is. */
export function GravestFindings() {
  const { t } = useTranslation('blocks');
  const query = useGravestFindings(useSurface().district);
  const rowOf = useFindingRow();
  return (
    <LoadedBlock code="newest-findings" query={query}>
      {({ items, total }) =>
        items.length === 0 ? (
          <BlockState state="empty" word={t('empty.findings')} />
        ) : (
          <Rows total={total} rows={items.map(rowOf)} />
        )
      }
    </LoadedBlock>
  );
}
