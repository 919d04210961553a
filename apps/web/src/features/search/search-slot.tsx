import { laterPart } from '../../ui/later-part.js';
import { useSearchAsked } from './open-search.js';

export const Palette = laterPart(async () => (await import('./search-palette.js')).SearchPalette);

/** Where the search field opens. */
export function SearchSlot() {
  const asked = useSearchAsked();
  return asked > 0 && <Palette asked={asked} />;
}
