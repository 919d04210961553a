import { useLocale } from '../i18n/index.js';
import { textOf } from '../i18n/names.js';
import { Block } from './block.js';
import type { BlockProps } from './block-props.js';
import classes from './legend.module.css';

const own = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Words somebody wrote for a scene, in three languages. */
export function TextBlock({ settings }: BlockProps) {
  const locale = useLocale();
  const text = textOf(
    { kk: own(settings['textKk']), ru: own(settings['textRu']), en: own(settings['textEn']) },
    locale,
  );
  return (
    <Block code="text" bare>
      <p className={classes.text}>{text}</p>
    </Block>
  );
}
