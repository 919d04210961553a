import { useTranslation } from 'react-i18next';
import { useDistricts } from '../api/resources.js';
import { formatRelative } from '../format.js';
import { useLocale } from '../i18n/index.js';
import { nameOf } from '../i18n/names.js';
import { shortNumber } from '../short-number.js';
import { useServerNow } from '../live/server-now.js';
import { SeverityShape } from '../ui/severity-shape.js';
import { BlockState, LoadedBlock } from './block.js';
import { Rows } from './parts.js';
import { useSurface } from './surface.js';
import { useNewestFindings } from './use-figure.js';

/** Open findings, the newest first: what, where, how old. */
export function NewestFindings() {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const now = useServerNow(30_000);
  const query = useNewestFindings(useSurface().district);
  const { data: districts = [] } = useDistricts();
  const placeOf = (territory: readonly string[]) => {
    const district = districts.find(({ id }) => territory.includes(id));
    return district ? nameOf(district, locale) : t('wholeCity');
  };
  return (
    <LoadedBlock code="newest-findings" query={query}>
      {({ items, total }) =>
        items.length === 0 ? (
          <BlockState state="empty" word={t('empty.findings')} />
        ) : (
          <Rows
            total={total}
            rows={items.map((finding) => ({
              key: finding.id,
              mark: (
                <>
                  <SeverityShape severity={finding.severity} />
                  <span className="visually-hidden">{t(`common:severity.${finding.severity}`)}</span>
                </>
              ),
              main: t(`common:rule.${finding.rule}`),
              facts: [shortNumber('finding', finding.number), formatRelative(finding.openedAt, now, locale)],
              place: placeOf(finding.territory),
            }))}
          />
        )
      }
    </LoadedBlock>
  );
}
