import { useState } from 'react';
import type { Query } from '../api/client.js';
import type { Register } from '../api/keys.js';
import { useChoiceCounts } from '../api/resources.js';
import { FilterSelect, type FilterSelectProps } from './filter-select.js';

/** A list and all the filters it is under, by which the choices of one of them are counted. */
export type Counted = { register: Register; filters: Query };

type CountedSelectProps = Omit<FilterSelectProps, 'countOf' | 'onOpenChange'> & { by: string; counted: Counted };

/** A filter whose choices say how many rows each would leave under the others: asked when somebody opens it. */
export function CountedSelect({ by, counted, ...select }: CountedSelectProps) {
  const [isOpen, setIsOpen] = useState(false);
  const countOf = useChoiceCounts(counted.register, { ...counted.filters, by }, { enabled: isOpen });
  return <FilterSelect {...select} countOf={countOf} onOpenChange={setIsOpen} />;
}
