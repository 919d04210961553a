/** The map of the console. */
export function MapView() {
  return <div data-testid="map" />;
}
