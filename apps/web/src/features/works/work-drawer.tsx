/** One work in detail. */
export function WorkDrawer({ id }: { id: string }) {
  return <div data-id={id} />;
}
