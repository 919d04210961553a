import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.js';
import { ThemeSwitch } from '../../ui/theme-switch.js';
import { AccountLanguage } from './account-language.js';
import classes from './rail.module.css';

/** Every section with the switches a desk has in its header, over the whole phone. */
export function SectionsSheet({ children, onClose }: { children: ReactNode; onClose: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <Dialog opened onClose={onClose} title={t('bar.moreTitle')} fullScreen>
      <div className={classes.choices}>
        <AccountLanguage />
        <ThemeSwitch />
      </div>
      <div className={classes.all}>{children}</div>
    </Dialog>
  );
}
