import { type Nuisance, NUISANCE_PARTS } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { Section } from '../../ui/section.js';
import classes from './work-nuisance.module.css';

const WHOLE = 100;

/** One cause as a bar and a number; what is not known says so instead of showing zero. */
function Part({ label, share }: { label: string; share: number | null }) {
  const { t } = useTranslation('works');
  const locale = useLocale();
  return (
    <div className={classes.part}>
      <dt>{label}</dt>
      <dd>
        <span className={classes.track} data-unknown={share === null} aria-hidden="true">
          <span style={{ inlineSize: `${(share ?? 0) * WHOLE}%` }} />
        </span>
        <span className={classes.value}>
          {share === null ? t('nuisance.noData') : formatNumber(share * WHOLE, locale)}
        </span>
      </dd>
    </div>
  );
}

/** How much a work disturbs the city, with the causes it was measured from. */
export function WorkNuisance({ nuisance }: { nuisance: Nuisance | null }) {
  const { t } = useTranslation('works');
  const locale = useLocale();
  const score = nuisance && t('nuisance.score', { score: formatNumber(nuisance.score, locale) });
  return (
    <Section title={t('nuisance.title')} aside={score && <b className={classes.score}>{score}</b>}>
      {nuisance ? (
        <dl className={classes.parts} data-testid="nuisance">
          {NUISANCE_PARTS.map((part) => (
            <Part key={part} label={t(`nuisance.part.${part}`)} share={nuisance.parts[part]} />
          ))}
        </dl>
      ) : (
        <p className={classes.hint}>{t('nuisance.none')}</p>
      )}
      <p className={classes.hint}>{t('nuisance.hint')}</p>
    </Section>
  );
}
