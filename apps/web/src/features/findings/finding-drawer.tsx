/** One finding in detail. */
export function FindingDrawer({ id }: { id: string }) {
  return <div data-id={id} />;
}
