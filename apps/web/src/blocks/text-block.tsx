import { useLocale } from '../i18n/index.js';
import { textOf } from '../i18n/names.js';
import { Block } from './block.js';
import type { BlockProps } from './block-props.js';
import { useFit } from './use-fit.js';
import classes from './legend.module.css';

/** Height of a line, as its style sheet says. */
const LINE_EM = 1.25;

const own = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Words somebody wrote for a scene, in three languages. What does not fit ends with dots after a whole line. */
export function TextBlock({ settings }: BlockProps) {
  const locale = useLocale();
  const [box, lines] = useFit<HTMLDivElement>(LINE_EM);
  const text = textOf(
    { kk: own(settings['textKk']), ru: own(settings['textRu']), en: own(settings['textEn']) },
    locale,
  );
  return (
    <Block code="text" bare>
      <div ref={box} className={classes.text}>
        <p style={{ WebkitLineClamp: lines }}>{text}</p>
      </div>
    </Block>
  );
}
