import type { Finding, Severity } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { useDistricts } from '../api/resources.js';
import { formatAge } from '../format.js';
import { useLocale } from '../i18n/index.js';
import { nameOf } from '../i18n/names.js';
import { shortNumber } from '../short-number.js';
import { SeverityShape } from '../ui/severity-shape.js';
import { useServerNow } from '../live/server-now.js';
import type { Row } from './parts.js';
import { useSurface } from './surface.js';

/** A severity by its shape, and by its word for who hears it. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const { t } = useTranslation('common');
  return (
    <>
      <SeverityShape severity={severity} />
      <span className="visually-hidden">{t(`severity.${severity}`)}</span>
    </>
  );
}

/** A finding as a row of a block. Its place is left out where everything is of one district. */
export function useFindingRow(): (finding: Finding) => Row {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const now = useServerNow(30_000);
  const { district } = useSurface();
  const { data: districts = [] } = useDistricts();
  const placeOf = ({ territory }: Finding): string => {
    const own = districts.filter(({ id }) => territory.includes(id));
    const isWhole = own.length === 0 || own.length === districts.length;
    return isWhole ? t('wholeCity') : own.map((one) => nameOf(one, locale)).join(', ');
  };
  const partiesOf = ({ parties, rule }: Finding): string | undefined => {
    const names = [...new Set(parties.map((party) => nameOf(party, locale)))];
    if (names.length > 0) return names.join(', ');
    return rule === 'mandate.gap' ? t('figure.nobody') : undefined;
  };
  return (finding) => ({
    key: finding.id,
    mark: <SeverityMark severity={finding.severity} />,
    main: t(`common:rule.${finding.rule}`),
    facts: [
      shortNumber('finding', finding.number),
      formatAge(finding.openedAt, now, locale),
      // What nobody has done anything about yet need not be said of every row.
      ...(finding.status === 'open' ? [] : [t(`common:findingStatus.${finding.status}`)]),
    ],
    place: district === null ? placeOf(finding) : undefined,
    name: partiesOf(finding),
  });
}
