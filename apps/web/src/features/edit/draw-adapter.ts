import type { Map as MapLibreMap } from 'maplibre-gl';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import { scaleStore } from '../../theme/screen-scale.js';

type Pointed = PointerEvent | MouseEvent;

/** Where the pointer is for the drawing engine: in pixels of the map, which are larger where the page is drawn larger. */
export class ScaledAdapter extends TerraDrawMapLibreGLAdapter<MapLibreMap> {
  protected override getMapElementXYPosition(event: Pointed): { containerX: number; containerY: number } {
    const { left, top } = this.getMapEventElement().getBoundingClientRect();
    const scale = scaleStore.get();
    return { containerX: (event.clientX - left) / scale, containerY: (event.clientY - top) / scale };
  }

  override getLngLatFromEvent(event: Pointed): { lng: number; lat: number } {
    const { containerX, containerY } = this.getMapElementXYPosition(event);
    return this.unproject(containerX, containerY);
  }
}
