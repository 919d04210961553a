import { useState } from 'react';
import { isSame } from './schema.js';

/**
 * A row while somebody edits it. A newer one takes its place by itself until something was typed; then it waits
 * (`isOutdated`) and nothing typed is lost. `draftOf` makes what the fields show of a row.
 */
export function useEdited<Row extends { version: number }, Draft>(row: Row, draftOf: (row: Row) => Draft) {
  const [seen, setSeen] = useState(row);
  const [draft, setDraft] = useState(() => draftOf(row));
  const takeOver = (next: Row) => {
    setSeen(next);
    setDraft(draftOf(next));
  };
  const isChanged = !isSame(draft, draftOf(seen));
  const isNewer = row.version > seen.version;
  if (isNewer && !isChanged) takeOver(row);
  return { seen, draft, setDraft, isChanged, isOutdated: isNewer && isChanged, takeOver };
}
