import type { MatrixCellDetail, MatrixFinding, MatrixMandate } from '@abat/contracts';
import { Button, Stack } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatArea, formatDate, formatDateRange, formatMoney, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { shortNumber } from '../../short-number.js';
import { useChangeParams } from '../../url/params.js';
import { FactList, type Fact } from '../../ui/fact-list.js';
import { Section } from '../../ui/section.js';
import { SeverityBadge } from '../../ui/severity-badge.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import { DemoMark } from '../../ui/truth-marks.js';
import { DrawerFrame } from '../shell/drawer-frame.js';
import classes from './matrix.module.css';
import { type OpenCell, useMatrixCell } from './use-matrix.js';

type CellDrawerProps = { cell: OpenCell; onClose: () => void };

/** Everything behind one cell: powers with their places and acts, money, requests, findings. */
export function CellDrawer({ cell, onClose }: CellDrawerProps) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const { data, error, refetch } = useMatrixCell(cell);
  if (data) return <Loaded detail={data} onClose={onClose} />;
  return (
    <DrawerFrame kicker={t('drawer.kicker')} title={t('common:state.loading')} onClose={onClose}>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingRows rows={5} height={64} key={locale} />
      )}
    </DrawerFrame>
  );
}

function Loaded({ detail, onClose }: { detail: MatrixCellDetail; onClose: () => void }) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const change = useChangeParams();
  const first = detail.mandates[0] ?? detail.inherited[0];
  return (
    <DrawerFrame
      kicker={nameOf(detail.function, locale)}
      title={nameOf(detail.agency, locale)}
      badges={<span className={classes.dim}>{t('asOf', { day: formatDate(detail.asOf, locale, 'medium') })}</span>}
      onClose={onClose}
      footer={
        first && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconMapPin size={15} aria-hidden />}
            onClick={() =>
              change(
                { 'r.on': '1', 'r.function': detail.function.code, 'r.stage': first.stage },
                { path: '/findings', push: true },
              )
            }
          >
            {t('common:action.showOnMap')}
          </Button>
        )
      }
    >
      <Stack gap="lg">
        {detail.findings.length > 0 && (
          <Section title={t('drawer.findings')}>
            <Findings findings={detail.findings} />
          </Section>
        )}
        <Section title={t('drawer.mandates')}>
          {detail.mandates.length > 0 ? (
            <Mandates mandates={detail.mandates} />
          ) : (
            <EmptyState title={t('drawer.nothing')} hint={t('drawer.nothingHint')} />
          )}
        </Section>
        {detail.inherited.length > 0 && (
          <Section title={t('drawer.inherited')}>
            <Mandates mandates={detail.inherited} />
          </Section>
        )}
        <Section title={t('drawer.money')}>
          <FactList facts={useMoneyFacts(detail)} />
        </Section>
        <Section title={t('drawer.requests')}>
          {detail.requests === null ? (
            <span className={classes.dim}>{t('drawer.noRequests')}</span>
          ) : (
            formatNumber(detail.requests, locale)
          )}
        </Section>
      </Stack>
    </DrawerFrame>
  );
}

function useMoneyFacts({ money }: MatrixCellDetail): Fact[] {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  if (money.length === 0) return [{ label: t('drawer.allYears'), value: t('drawer.noMoney') }];
  return money.map((year) => ({
    label: String(year.year),
    value: `${formatMoney(year.amountKzt, locale)} · ${t('drawer.lines', { count: year.lines })}`,
  }));
}

function Mandates({ mandates }: { mandates: readonly MatrixMandate[] }) {
  return (
    <ul className={classes.cards}>
      {mandates.map((mandate) => (
        <li key={mandate.id} className={classes.card}>
          <MandateCard mandate={mandate} />
        </li>
      ))}
    </ul>
  );
}

function MandateCard({ mandate }: { mandate: MatrixMandate }) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const facts: Fact[] = [
    { label: t('fact.place'), value: nameOf(mandate.place, locale, mandate.place.externalId) },
    {
      label: t('fact.area'),
      value: mandate.areaM2 === null ? t('common:state.unknown') : formatArea(mandate.areaM2, locale),
    },
    { label: t('fact.sites'), value: formatNumber(mandate.sites, locale) },
    { label: t('fact.mode'), value: t(`mode.${mandate.mode}`) },
    {
      label: t('fact.period'),
      value:
        mandate.validFrom || mandate.validTo
          ? formatDateRange(mandate.validFrom, mandate.validTo, locale)
          : t('fact.always'),
    },
    { label: t('fact.act'), value: <Act act={mandate.act} /> },
  ];
  if (mandate.withAgency) facts.push({ label: t('fact.partner'), value: nameOf(mandate.withAgency, locale) });
  return (
    <>
      <div className={classes.cardHead}>
        <b>{t(`common:stage.${mandate.stage}`)}</b>
        <span className={classes.dim}>{mandate.code}</span>
        {mandate.demo && <DemoMark />}
      </div>
      <FactList facts={facts} />
    </>
  );
}

function Act({ act }: { act: MatrixMandate['act'] }) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  if (!act) return t('fact.noAct');
  return (
    <>
      {nameOf({ nameRu: act.titleRu, nameKk: act.titleKk, nameEn: act.titleEn }, locale)}
      {act.article && <div>{act.article}</div>}
      <div className={classes.actStatus} data-status={act.status}>
        {t(`actStatus.${act.status}`)}
      </div>
    </>
  );
}

function Findings({ findings }: { findings: readonly MatrixFinding[] }) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  return (
    <ul className={classes.cards}>
      {findings.map((finding) => (
        <li key={finding.id} className={classes.card}>
          <Link className={classes.findingLink} to={`/findings?sel=finding:${finding.id}`}>
            <span className={classes.cardHead}>
              <SeverityBadge severity={finding.severity} compact />
              <b>{t(`common:rule.${finding.rule}`)}</b>
              <span className={classes.dim}>{shortNumber('finding', finding.number)}</span>
            </span>
            <span>{finding.agencies.map((agency) => nameOf(agency, locale)).join(' · ')}</span>
            <span className={classes.dim}>
              {[
                finding.stage && t(`common:stage.${finding.stage}`),
                finding.overlapM2 !== null && formatArea(finding.overlapM2, locale),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
