/** A site, territory or restriction in detail. */
export function PlaceDrawer({ type, id }: { type: 'site' | 'territory' | 'restriction'; id: string }) {
  return <div data-id={`${type}:${id}`} />;
}
