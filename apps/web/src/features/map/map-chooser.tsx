import { UnstyledButton } from '@mantine/core';
import { useClickOutside, useFocusTrap } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useFinding } from '../../api/resources.js';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { HitLine } from './hit-line.js';
import type { MapHit } from './map-hits.js';
import classes from './map.module.css';
import type { Choice } from './use-map-interactions.js';

/** A finding says what it is about, which the tiles do not carry. */
function NamedHit({ hit }: { hit: MapHit }) {
  const locale = useLocale();
  const { data } = useFinding(hit.type === 'finding' ? hit.id : null);
  return <HitLine hit={hit} title={data && textOf(data.title, locale)} />;
}

type MapChooserProps = { choice: Choice; onChoose: (hit: MapHit) => void; onClose: () => void };

/** List of everything at a clicked place where several things lie on each other. */
export function MapChooser({ choice, onChoose, onClose }: MapChooserProps) {
  const { t } = useTranslation('map');
  const outside = useClickOutside<HTMLDivElement>(onClose, ['pointerdown']);
  const trap = useFocusTrap();
  return (
    <div
      ref={(element) => {
        outside.current = element;
        trap(element);
      }}
      className={classes.chooser}
      role="dialog"
      aria-label={t('chooser', { count: choice.hits.length })}
      style={{ left: choice.x, top: choice.y }}
      data-testid="map-chooser"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div className={classes.chooserTitle}>{t('chooser', { count: choice.hits.length })}</div>
      <div className={classes.chooserList}>
        {choice.hits.map((hit) => (
          <UnstyledButton key={`${hit.type}:${hit.id}`} className={classes.chooserItem} onClick={() => onChoose(hit)}>
            <NamedHit hit={hit} />
          </UnstyledButton>
        ))}
      </div>
    </div>
  );
}
