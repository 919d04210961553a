import type { Screen } from '@abat/contracts';
import { ActionIcon, Checkbox, NumberInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import classes from './screens.module.css';
import { useScenes } from './use-kept.js';

type Listed = Screen['scenes'];
type SceneOrderProps = { scenes: Listed; onChange: (scenes: Listed) => void };

function moved(list: Listed, index: number, by: number): Listed {
  const next = [...list];
  const [one] = next.splice(index, 1);
  if (one) next.splice(index + by, 0, one);
  return next;
}

/** Which scenes a wall shows, in which order and for how long. Nothing chosen: all of them as they come. */
export function SceneOrder({ scenes: own, onChange }: SceneOrderProps) {
  const { t } = useTranslation('screens');
  const locale = useLocale();
  const { data: all = [] } = useScenes();
  const rest = all.filter(({ code }) => !own.some(({ scene }) => scene === code));
  const nameOfScene = (code: string) => {
    const scene = all.find((one) => one.code === code);
    return scene ? nameOf(scene, locale) : code;
  };
  return (
    <fieldset className={classes.group}>
      <legend>{t('order')}</legend>
      {own.length === 0 && <p className={classes.hint}>{t('orderAll')}</p>}
      {own.map((item, index) => {
        const name = nameOfScene(item.scene);
        return (
          <div key={item.scene} className={classes.orderRow}>
            <Checkbox checked label={name} onChange={() => onChange(own.filter((one) => one !== item))} />
            <NumberInput
              aria-label={t('secondsOf', { name })}
              suffix={` ${t('seconds')}`}
              min={5}
              max={3600}
              w={110}
              size="xs"
              value={item.durationS ?? all.find(({ code }) => code === item.scene)?.durationS ?? 60}
              onChange={(value) =>
                onChange(own.map((one) => (one === item ? { ...one, durationS: Number(value) || 60 } : one)))
              }
            />
            <ActionIcon
              variant="default"
              disabled={index === 0}
              aria-label={t('earlier', { name })}
              onClick={() => onChange(moved(own, index, -1))}
            >
              <IconArrowUp size={15} />
            </ActionIcon>
            <ActionIcon
              variant="default"
              disabled={index === own.length - 1}
              aria-label={t('later', { name })}
              onClick={() => onChange(moved(own, index, 1))}
            >
              <IconArrowDown size={15} />
            </ActionIcon>
          </div>
        );
      })}
      {rest.map(({ code }) => (
        <Checkbox
          key={code}
          checked={false}
          label={nameOfScene(code)}
          onChange={() => onChange([...own, { scene: code }])}
        />
      ))}
    </fieldset>
  );
}
