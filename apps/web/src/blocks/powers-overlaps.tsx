import type { FiguresFlow } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../format.js';
import { useLocale } from '../i18n/index.js';
import { textOf } from '../i18n/names.js';
import { LoadedBlock } from './block.js';
import { OverlapSign } from './overlap-sign.js';
import { Figure, Figures, Rows } from './parts.js';
import { useSurface } from './surface.js';
import { useFiguresFlow } from './use-figure.js';
import classes from './powers.module.css';

type FunctionSum = { id: string; name: string; duplicates: number; gaps: number };

/** Functions by what is wrong with who answers for them, the worst first. */
function functionsOf({ nodes, links }: FiguresFlow, locale: 'kk' | 'ru' | 'en'): FunctionSum[] {
  const sums = nodes
    .filter(({ kind }) => kind === 'function')
    .map(({ id, names }) => {
      const own = links.filter(({ source }) => source === id);
      const sum = (key: 'duplicates' | 'gaps') => own.reduce((total, link) => total + link[key], 0);
      return { id, name: names ? textOf(names, locale) : '—', duplicates: sum('duplicates'), gaps: sum('gaps') };
    });
  return sums
    .filter(({ duplicates, gaps }) => duplicates + gaps > 0)
    .toSorted((a, b) => b.duplicates + b.gaps - (a.duplicates + a.gaps));
}

/** How many powers two bodies hold and how many nobody holds, and in which functions. */
export function PowersOverlaps() {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const query = useFiguresFlow(useSurface().district);
  return (
    <LoadedBlock code="powers-overlaps" query={query}>
      {(flow) => {
        const rows = functionsOf(flow, locale);
        return (
          <div className={classes.split}>
            <Figures count={2} isSmall>
              <Figure
                value={flow.duplicates}
                label={t('figure.overlaps')}
                compare={t('figure.ofPowers', { count: flow.powers })}
              />
              <Figure value={flow.gaps} label={t('figure.gaps')} compare={t('figure.nobody')} />
            </Figures>
            <div className={classes.list}>
              <Rows
                total={rows.length}
                rows={rows.map(({ id, name, ...sums }) => ({
                  key: id,
                  mark: <OverlapSign isGap={sums.duplicates === 0} />,
                  main: name,
                  isName: true,
                  facts: (['duplicates', 'gaps'] as const)
                    .filter((part) => sums[part] > 0)
                    .map((part) => t(`overlapParts.${part}`, { number: formatNumber(sums[part], locale) })),
                }))}
              />
            </div>
          </div>
        );
      }}
    </LoadedBlock>
  );
}
