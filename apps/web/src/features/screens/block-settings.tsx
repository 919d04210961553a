import { MOST_BLOCK_TEXT, type PlacedBlock } from '@abat/contracts';
import { Select, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MAP_STORIES } from '../../blocks/map/story-filters.js';
import classes from './screens.module.css';

type Settings = PlacedBlock['settings'];
type BlockSettingsProps = { block: PlacedBlock; onChange: (settings: Settings) => void };
type PartProps = { settings: Settings; set: (name: string, value: string) => void };

/** Blocks that can be told something. */
const PARTS: Partial<Record<PlacedBlock['block'], (props: PartProps) => ReactNode>> = {
  text: TextSettings,
  'city-map': MapSettings,
};

/** What can be said to the block that is chosen; the scene above shows it as the wall will. */
export function BlockSettings({ block, onChange }: BlockSettingsProps) {
  const { t } = useTranslation('screens');
  const Part = PARTS[block.block];
  if (!Part) return null;
  const set = (name: string, value: string) => {
    const { [name]: _before, ...others } = block.settings;
    onChange(value === '' ? others : { ...others, [name]: value });
  };
  return (
    <fieldset className={classes.group} data-testid="block-settings">
      <legend>{t(`blocks:title.${block.block}`)}</legend>
      <Part settings={block.settings} set={set} />
    </fieldset>
  );
}

const words = (value: unknown): string => (typeof value === 'string' ? value : '');

const TEXTS = [
  ['textRu', 'ru'],
  ['textKk', 'kk'],
  ['textEn', 'en'],
] as const;

function TextSettings({ settings, set }: PartProps) {
  const { t } = useTranslation('screens');
  return (
    <>
      <p className={classes.hint}>{t('textHint')}</p>
      <div className={classes.fields}>
        {TEXTS.map(([name, lang]) => {
          const text = words(settings[name]);
          return (
            <Textarea
              key={name}
              label={t('textIn', { language: t(`locale.${lang}`) })}
              description={t('textLength', { length: text.length, most: MOST_BLOCK_TEXT })}
              inputWrapperOrder={['label', 'input', 'description']}
              lang={lang}
              autosize
              minRows={2}
              maxRows={6}
              maxLength={MOST_BLOCK_TEXT}
              value={text}
              onChange={(event) => set(name, event.currentTarget.value)}
              data-testid={`text-${lang}`}
            />
          );
        })}
      </div>
    </>
  );
}

function MapSettings({ settings, set }: PartProps) {
  const { t } = useTranslation('screens');
  return (
    <Select
      label={t('mapShows')}
      maw={360}
      allowDeselect={false}
      data={MAP_STORIES.map((value) => ({ value, label: t(`mapStory.${value}`) }))}
      value={words(settings['shows']) || 'findings'}
      onChange={(value) => value && set('shows', value)}
    />
  );
}
