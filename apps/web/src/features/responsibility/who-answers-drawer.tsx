import type { Holder, Responsibility } from '@abat/contracts';
import { Stack } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { formatDate } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { shortNumber } from '../../short-number.js';
import { useSelection } from '../../url/selection.js';
import { FactList, type Fact } from '../../ui/fact-list.js';
import { Section } from '../../ui/section.js';
import { SeverityShape } from '../../ui/severity-shape.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import { StageMark } from '../matrix/stage-mark.js';
import { useHighlight } from '../map/map-controller.js';
import { DrawerFrame } from '../shell/drawer-frame.js';
import classes from './responsibility.module.css';
import { type Point, useResponsible, useResponsibilityParams } from './use-responsibility.js';
import { type ShownAnswer, shownFunctions } from './who-answers.js';

/** "Who answers for this place?": every function with its holders there, overlaps and gaps marked. */
export function WhoAnswersDrawer({ point }: { point: Point }) {
  const { t } = useTranslation('matrix');
  const { at, set } = useResponsibilityParams();
  const { data, error, refetch } = useResponsible(point, at);
  useHighlight(
    useMemo(
      () => [{ role: 'draft' as const, geometry: { type: 'Point', coordinates: [point.lon, point.lat] } as const }],
      [point.lon, point.lat],
    ),
  );
  const close = () => set({ point: null });
  if (data) return <Loaded answer={data} onClose={close} />;
  const isOutside = error instanceof ApiError && error.code === 'geometry.outside-city';
  return (
    <DrawerFrame kicker={t('who.kicker')} title={isOutside ? t('who.outside') : t('who.title')} onClose={close}>
      {isOutside ? (
        <EmptyState title={t('who.outside')} hint={t('who.outsideHint')} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingRows rows={8} height={48} />
      )}
    </DrawerFrame>
  );
}

function Loaded({ answer, onClose }: { answer: Responsibility; onClose: () => void }) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const shown = useMemo(() => shownFunctions(answer), [answer]);
  const places = answer.territories.map((place) => nameOf(place, locale)).join(', ');
  const sites: Fact[] = answer.sites.map((site) => ({
    label: nameOf(site, locale, site.externalId),
    value: site.balanceHolder ? nameOf(site.balanceHolder, locale) : t('who.noHolder'),
  }));
  return (
    <DrawerFrame
      kicker={`${places} · ${t('asOf', { day: formatDate(answer.asOf, locale, 'medium') })}`}
      title={t('who.title')}
      onClose={onClose}
    >
      <Stack gap="lg">
        {sites.length > 0 && (
          <Section title={t('who.sites')}>
            <FactList facts={sites} />
          </Section>
        )}
        <Section title={t('who.functions')}>
          <ul className={classes.functions}>
            {shown.map(({ place, answers }) => (
              <FunctionAnswers key={place} answer={answer} place={place} answers={answers} />
            ))}
          </ul>
        </Section>
      </Stack>
    </DrawerFrame>
  );
}

type FunctionAnswersProps = { answer: Responsibility; place: number; answers: readonly ShownAnswer[] };

function FunctionAnswers({ answer, place, answers }: FunctionAnswersProps) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const row = answer.functions[place]!;
  const own = answers.filter((one) => one.holders.length > 0 || one.gap);
  const above = answers.filter((one) => one.holders.length === 0 && one.inherited.length > 0);
  return (
    <li className={classes.function} style={{ paddingLeft: row.depth * 14 }}>
      <b className={classes.functionName}>{nameOf(row, locale)}</b>
      {answers.length === 0 && <span className={classes.nobody}>{t('who.nobody')}</span>}
      {own.map((one) => (
        <div key={one.stage} className={classes.answer} data-overlap={one.overlaps.length > 0 || undefined}>
          <StageMark stage={one.stage} look={one.gap ? 'missing' : 'own'} contested={one.overlaps.length > 0} />
          <div className={classes.answerText}>
            <span className={classes.stage}>{t(`common:stage.${one.stage}`)}</span>
            {one.holders.map((holder) => (
              <HolderLine key={holder} answer={answer} holder={answer.holders[holder]!} />
            ))}
            {one.inherited.map((holder) => (
              <HolderLine key={holder} answer={answer} holder={answer.holders[holder]!} isInherited />
            ))}
            {one.gap && <span className={classes.nobody}>{t('who.gap')}</span>}
            <Overlaps answer={answer} places={one.overlaps} />
          </div>
        </div>
      ))}
      {above.length > 0 && <Inherited answer={answer} answers={above} />}
    </li>
  );
}

/** Stages that only the holders of a wider function hold, in one line. */
function Inherited({ answer, answers }: Omit<FunctionAnswersProps, 'place'>) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const agencies = new Set(answers.flatMap((one) => one.inherited.map((holder) => answer.holders[holder]!.agency)));
  const names = [...agencies].map((place) => nameOf(answer.agencies[place]!, locale)).join(', ');
  return (
    <div className={classes.inherited}>
      {answers.map((one) => (
        <StageMark key={one.stage} stage={one.stage} look="inherited" />
      ))}
      <span>{t('who.inherited', { names })}</span>
    </div>
  );
}

type HolderLineProps = { answer: Responsibility; holder: Holder; isInherited?: boolean };

/** Single site, mode, act and agreements of a power in one line. */
function useDetails({ answer, holder }: HolderLineProps): string {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const act = holder.act === undefined ? null : answer.acts[holder.act];
  const site = holder.site === undefined ? null : answer.sites[holder.site];
  const details = [
    site && nameOf(site, locale, site.externalId),
    holder.mode !== 'unstated' && t(`mode.${holder.mode}`),
    act && nameOf({ nameRu: act.titleRu, nameKk: act.titleKk, nameEn: act.titleEn }, locale),
    holder.article,
    holder.agreements && t('who.agreements', { codes: holder.agreements.join(', ') }),
  ];
  return details.filter(Boolean).join(' · ');
}

function HolderLine(props: HolderLineProps) {
  const { answer, holder, isInherited = false } = props;
  const locale = useLocale();
  const details = useDetails(props);
  return (
    <span className={classes.holderLine} data-inherited={isInherited || undefined}>
      {nameOf(answer.agencies[holder.agency]!, locale)}
      {!isInherited && details && <span className={classes.details}>{details}</span>}
    </span>
  );
}

function Overlaps({ answer, places }: { answer: Responsibility; places: readonly number[] }) {
  const { t } = useTranslation('matrix');
  const [, select] = useSelection();
  return places.map((place) => {
    const finding = answer.findings[place]!;
    return (
      <button
        key={finding.id}
        type="button"
        className={classes.finding}
        onClick={() => select({ type: 'finding', id: finding.id })}
      >
        <SeverityShape severity={finding.severity} size={12} />
        {t(`common:rule.${finding.rule}`)} {shortNumber('finding', finding.number)}
      </button>
    );
  });
}
