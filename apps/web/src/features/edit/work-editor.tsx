import type { Work } from '@abat/contracts';

/** Form of a stored work. */
export function WorkEditor({ work }: { work: Work }) {
  return <div data-id={work.id} />;
}
