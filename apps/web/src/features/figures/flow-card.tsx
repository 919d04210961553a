import type { FiguresFlow } from '@abat/contracts';
import { Button } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartCard } from '../../charts/chart-card.js';
import { Sankey, type SankeyLink, type SankeyNode } from '../../charts/sankey.js';
import { formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { useChangeParams } from '../../url/params.js';
import { useFigureNotes } from './figure-notes.js';
import { wayOf } from './flow-way.js';
import { useFigureParams } from './use-figures.js';

type Node = FiguresFlow['nodes'][number];

const LOOKS = { function: 'first', stage: 'middle', body: 'last', nobody: 'gap' } as const;
const lookOf = ({ kind, id }: Node): SankeyNode['look'] =>
  kind === 'others' ? (id.startsWith('f:') ? 'first' : 'last') : LOOKS[kind];

/** Names of nodes and what a flow between two says. */
function useFlow(figures: FiguresFlow): { nodes: SankeyNode[]; links: SankeyLink[]; nameOf: (id: string) => string } {
  const { t } = useTranslation('figures');
  const locale = useLocale();
  return useMemo(() => {
    const name = (node: Node): string => {
      if (node.names) return textOf(node.names, locale);
      return node.stage ? t(`common:stage.${node.stage}`) : t(`flow.${node.kind === 'nobody' ? 'nobody' : 'others'}`);
    };
    const names = new Map(figures.nodes.map((node) => [node.id, name(node)]));
    const nameOf = (id: string) => names.get(id) ?? id;
    const links = figures.links.map(({ source, target, count, duplicates, gaps }): SankeyLink => {
      const marks = [
        ...(duplicates > 0
          ? [t('flow.duplicates', { count: duplicates, number: formatNumber(duplicates, locale) })]
          : []),
        ...(gaps > 0 ? [t('flow.gaps', { count: gaps, number: formatNumber(gaps, locale) })] : []),
      ];
      const powers = t('flow.powers', { count: count - gaps, number: formatNumber(count - gaps, locale) });
      const text = [`${nameOf(source)} → ${nameOf(target)}`, powers, ...marks].join('\n');
      const look = target === 'nobody' ? 'gap' : duplicates > 0 ? 'marked' : 'plain';
      return { source, target, value: count, text, look };
    });
    return {
      nodes: figures.nodes.map((node) => ({ key: node.id, name: nameOf(node.id), look: lookOf(node) })),
      links,
      nameOf,
    };
  }, [figures, locale, t]);
}

/** From a function through a stage to a body; overlaps are marked, gaps flow to "nobody". */
export function FlowCard({ figures }: { figures: FiguresFlow }) {
  const { t } = useTranslation('figures');
  const locale = useLocale();
  const notes = useFigureNotes();
  const change = useChangeParams();
  const { function: chosen, district, set } = useFigureParams();
  const { nodes, links, nameOf } = useFlow(figures);
  const pick = useCallback(
    (key: string) => {
      const places = key.split('|').flatMap((id) => figures.nodes.filter((node) => node.id === id));
      const [first] = places;
      if (first?.kind === 'function' && first.deeper) return set({ function: first.code });
      const way = wayOf(places, { function: chosen, district });
      if (way) change(way.change, { path: way.path, push: true });
    },
    [figures, change, set, chosen, district],
  );
  const number = (value: number) => formatNumber(value, locale);
  const rows = figures.links.map(({ source, target, count, duplicates, gaps }) => ({
    key: `${source}|${target}`,
    cells: [nameOf(source), nameOf(target), number(count - gaps), number(duplicates), number(gaps)],
  }));
  return (
    <ChartCard
      title={t('flow.title')}
      figure="figures.flow"
      definition={t('flow.definition')}
      tools={
        chosen && (
          <Button size="compact-sm" variant="subtle" onClick={() => set({ function: null })}>
            {t('flow.all')}
          </Button>
        )
      }
      table={{
        columns: [t('column.from'), t('column.to'), t('column.powers'), t('column.duplicates'), t('column.gaps')],
        rows,
      }}
      notes={[
        t('flow.sum', {
          powers: number(figures.powers),
          duplicates: number(figures.duplicates),
          gaps: number(figures.gaps),
        }),
        ...notes(figures),
      ]}
      onPick={pick}
      testId="figure-flow"
    >
      <Sankey label={t('flow.label')} nodes={nodes} links={links} onPick={pick} />
    </ChartCard>
  );
}
