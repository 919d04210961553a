import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Block, BlockState } from './block.js';
import type { BlockProps } from './block-props.js';

// The map engine is large: figures do not wait for it.
const StillMap = lazy(async () => ({ default: (await import('./map/still-map.js')).StillMap }));

/** The city, a district or a spot, with what the scene tells about. Nobody moves it. */
export function CityMap({ settings }: BlockProps) {
  const { t } = useTranslation('blocks');
  return (
    <Block code="city-map" bare>
      <Suspense fallback={<BlockState state="loading" word={t('common:state.loading')} />}>
        <StillMap shows={settings['shows']} />
      </Suspense>
    </Block>
  );
}
