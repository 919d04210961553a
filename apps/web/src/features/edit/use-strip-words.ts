import type { RuleSetting } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatLength } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { useSettings } from '../settings/use-settings.js';
import { type KindFinder, stripsOf } from './work-kinds.js';

const metresOf = ({ value }: RuleSetting, name: string): number => Number(value[name]);

/** How much wider the strip around a work is while it hinders traffic; without metres until the rule is read. */
export function useStripWords(kind: ReturnType<KindFinder>): string {
  const { t } = useTranslation('edit');
  const locale = useLocale();
  const rule = useSettings().data?.items.find(({ key }) => key === 'rule.work.clash');
  if (!rule) return t('field.widerStrip');
  const { bufferM, hinderedBufferM } = stripsOf(kind, {
    bufferM: metresOf(rule, 'bufferM'),
    hinderedBufferM: metresOf(rule, 'hinderedBufferM'),
  });
  const strips = { alone: formatLength(bufferM, locale), hindered: formatLength(hinderedBufferM, locale) };
  return t(bufferM === hinderedBufferM ? 'field.sameStrip' : 'field.hindersTrafficHint', strips);
}
