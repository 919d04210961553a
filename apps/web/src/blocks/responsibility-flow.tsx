import type { FiguresFlow } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { useAgencies, useDistricts } from '../api/resources.js';
import { formatNumber } from '../format.js';
import { useLocale } from '../i18n/index.js';
import { nameOf, textOf } from '../i18n/names.js';
import { BlockState, LoadedBlock } from './block.js';
import { layFlow, type FlowBox, type FlowRibbon } from './lay-flow.js';
import { useSurface } from './surface.js';
import { useFit } from './use-fit.js';
import { useFiguresFlow } from './use-figure.js';
import classes from './flow.module.css';

/** Height one name of two lines needs, in text heights. */
const NAME_EM = 2.6;
/** Height of two lines. */
const TWO_LINES_EM = 1.9;

/** Which function leads over which stage to which body, as wide as the powers are many. */
export function ResponsibilityFlow() {
  const { t } = useTranslation('blocks');
  const query = useFiguresFlow(useSurface().district);
  return (
    <LoadedBlock code="responsibility-flow" query={query}>
      {(flow) =>
        flow.links.length === 0 ? <BlockState state="empty" word={t('empty.powers')} /> : <Flow flow={flow} />
      }
    </LoadedBlock>
  );
}

/** Lines of a name a box has room for, when `rows` names fill the column. */
const linesIn = ({ height }: FlowBox, rows: number): 1 | 2 => ((height / 100) * rows * NAME_EM > TWO_LINES_EM ? 2 : 1);

/** A body of a district by the name of the district: "the office of the akim of the district" is cut before it. */
function useDistrictOf(): (body: string | null) => string | null {
  const { t } = useTranslation('wall');
  const locale = useLocale();
  const { data: agencies = [] } = useAgencies();
  const { data: districts = [] } = useDistricts();
  return (body) => {
    const own = agencies.find(({ code }) => code === body)?.district;
    const district = own ? districts.find(({ externalId }) => externalId === own) : undefined;
    return district ? t('district', { name: nameOf(district, locale) }) : null;
  };
}

function Flow({ flow }: { flow: FiguresFlow }) {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const [ref, rows] = useFit<HTMLDivElement>(NAME_EM);
  const { boxes, ribbons } = layFlow(flow, rows);
  const districtOf = useDistrictOf();
  const nameOfBox = ({ kind, code, names, stage }: FlowBox) => {
    if (kind === 'nobody') return t('flow.nobody');
    if (kind === 'others') return t('flow.others');
    if (stage) return t(`common:stage.${stage}`);
    const district = kind === 'body' ? districtOf(code) : null;
    return district ?? (names ? textOf(names, locale) : '—');
  };
  return (
    <div ref={ref} className={classes.flow}>
      <svg className={classes.ribbons} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        {ribbons.map((ribbon) => (
          <path key={ribbon.id} d={curve(ribbon)} className={classes.ribbon} data-gap={ribbon.isGap} />
        ))}
      </svg>
      {boxes.map((box) => (
        <div
          key={box.id}
          className={classes.box}
          data-column={box.column}
          data-nobody={box.kind === 'nobody'}
          data-lines={linesIn(box, rows)}
          style={{ top: `${box.top}%`, height: `${box.height}%` }}
        >
          <span className={classes.name} data-name>
            {nameOfBox(box)}
          </span>
          <span className={classes.count}>{formatNumber(box.count, locale)}</span>
        </div>
      ))}
    </div>
  );
}

/** Edges of the columns in per cent of the width. */
const LEFT = [32.5, 64.5] as const;
const RIGHT = [36, 69] as const;

function curve({ column, from, to, width }: FlowRibbon): string {
  const [x1, x2] = [LEFT[column], RIGHT[column]];
  const middle = (x1 + x2) / 2;
  const top = `M${x1},${from} C${middle},${from} ${middle},${to} ${x2},${to}`;
  return `${top} V${to + width} C${middle},${to + width} ${middle},${from + width} ${x1},${from + width} Z`;
}
