import { useMemo } from 'react';
import { shapeKey } from './shapes.js';
import { useHolderColours, useResponsibilityMap, useResponsibilityParams } from './use-responsibility.js';

const NOTHING: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

/** What the map draws of responsibility: holders with the number of their colour, overlaps, gaps, single sites. */
export function useResponsibilityFeatures(): GeoJSON.FeatureCollection {
  const { isOn, functionCode, stage, shape } = useResponsibilityParams();
  const { data } = useResponsibilityMap();
  const colours = useHolderColours(data);
  const isShown = isOn && functionCode !== null && stage !== null;
  return useMemo(() => {
    if (!data || !isShown) return NOTHING;
    const features = data.features.map(({ properties, geometry, id }): GeoJSON.Feature => {
      const { part, agency, agreed, required, areaM2 } = properties;
      const key = shapeKey(properties);
      const colour = agency === null ? 0 : (colours.get(agency) ?? 0);
      return {
        type: 'Feature',
        id,
        geometry: geometry as GeoJSON.Geometry,
        properties: { part, colour, agreed, required, areaM2, key, chosen: key === shape },
      };
    });
    return { type: 'FeatureCollection', features };
  }, [data, colours, isShown, shape]);
}
