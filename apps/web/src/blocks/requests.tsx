import { useTranslation } from 'react-i18next';
import { BlockState, LoadedBlock } from './block.js';
import { Figure, Figures } from './parts.js';
import { useSurface } from './surface.js';
import { useFiguresNow } from './use-figure.js';

/** Requests of residents. Without a source there is no number, which is not the same as none. */
export function Requests() {
  const { t } = useTranslation('blocks');
  const query = useFiguresNow(useSurface().district);
  return (
    <LoadedBlock code="requests" query={query}>
      {({ requests }) =>
        requests.count === null ? (
          <BlockState state="unknown" word={t('state.noSource')} hint={t('state.noSourceHint')} />
        ) : (
          <Figures count={1}>
            <Figure value={requests.count} label={t('figure.requests')} />
          </Figures>
        )
      }
    </LoadedBlock>
  );
}
