import type { Comparison } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import classes from './scenarios.module.css';
import { usePowerNames } from './use-step-names.js';

/** Powers that end and begin, in the order of the steps. */
export function PowerTable({ changes }: Pick<Comparison, 'changes'>) {
  const { t } = useTranslation('scenarios');
  const names = usePowerNames();
  return (
    <table className={classes.table} data-testid="comparison-powers">
      <thead>
        <tr>
          <th scope="col">{t('table.step')}</th>
          <th scope="col">{t('table.change')}</th>
          <th scope="col">{t('table.agency')}</th>
          <th scope="col">{t('table.function')}</th>
          <th scope="col">{t('table.stage')}</th>
          <th scope="col">{t('table.objects')}</th>
          <th scope="col">{t('table.territory')}</th>
          <th scope="col">{t('table.code')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((power) => (
          <tr key={`${power.change}~${power.code}`}>
            <td>{power.step + 1}</td>
            <td>
              <span className={classes.changeKind} data-change={power.change}>
                {t(`change.${power.change}`)}
              </span>
            </td>
            <td>{names.agency(power.agency)}</td>
            <td>{names.function(power.function)}</td>
            <td>{t(`common:stage.${power.stage}`)}</td>
            <td>{names.objects(power.objectKind)}</td>
            <td>{names.territory(power.territory)}</td>
            <td className={classes.dim}>{power.code}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Functions and districts where the path from need to finished work gets longer or shorter. */
export function ChainTable({ chains }: Pick<Comparison, 'chains'>) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const names = usePowerNames();
  if (chains.length === 0) return <p className={classes.dim}>{t('chainsSame')}</p>;
  return (
    <table className={classes.table} data-testid="comparison-chains">
      <thead>
        <tr>
          <th scope="col">{t('table.function')}</th>
          <th scope="col">{t('table.territory')}</th>
          <th scope="col">{t('table.before')}</th>
          <th scope="col">{t('table.after')}</th>
        </tr>
      </thead>
      <tbody>
        {chains.map((chain) => (
          <tr key={`${chain.function}~${chain.territory}`}>
            <td>{names.function(chain.function)}</td>
            <td>{names.territory(chain.territory)}</td>
            <td>{formatNumber(chain.before, locale)}</td>
            <td>
              <b>{formatNumber(chain.after, locale)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
