import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsPhone } from './use-is-phone.js';

/** Further filters: always in view on a desk, behind a button on a phone, where the list needs the room. */
export function MoreFilters({ children }: { children: ReactNode }) {
  const { t } = useTranslation('common');
  const isNarrow = useIsPhone();
  const [isOpen, setIsOpen] = useState(false);
  if (!isNarrow) return children;
  return (
    <>
      <button type="button" className="link-button" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <IconAdjustmentsHorizontal size={15} aria-hidden /> {t('action.filters')}
      </button>
      {isOpen && children}
    </>
  );
}
