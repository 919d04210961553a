import type { Screen } from '@abat/contracts';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { ActButton } from '../../ui/act-button.js';
import { Dialog } from '../../ui/dialog.js';
import { Refusal } from './refusal.js';
import classes from './screens.module.css';
import { type KeptRegister, type KeptRow, useDropKept } from './use-kept.js';
import { useScreens } from './use-screens.js';

/** Whether a wall names a row in its settings. */
const NAMED: Record<KeptRegister, (screen: Screen, code: string) => boolean> = {
  scenes: ({ scenes }, code) => scenes.some(({ scene }) => scene === code),
  'screen-profiles': ({ profile }, code) => profile === code,
};

type DropDialogProps = { register: KeptRegister; row: KeptRow; onDone: () => void; onClose: () => void };

/** Asks before a scene or a profile is deleted. While walls name it, it says which instead. */
export function DropDialog({ register, row, onDone, onClose }: DropDialogProps) {
  const { t } = useTranslation('screens');
  const locale = useLocale();
  const drop = useDropKept(register);
  const { data: screens = [] } = useScreens();
  const users = screens.filter((screen) => NAMED[register](screen, row.code)).map(({ name }) => name);
  const isShown = screens.some(({ shown }) => shown?.kind === 'scene' && shown.ref === row.code);
  const remove = () =>
    drop.mutate(row, {
      onSuccess: () => {
        onDone();
        onClose();
      },
    });
  return (
    <Dialog opened onClose={onClose} title={t('drop.title', { name: nameOf(row, locale) })}>
      <div data-testid="drop-dialog">
        <p>{users.length > 0 ? t(`drop.used.${register}`, { walls: users.join(', ') }) : t(`drop.text.${register}`)}</p>
        {register === 'scenes' && isShown && <p>{t('drop.shown')}</p>}
        <Refusal error={drop.error} />
        <div className={classes.actions}>
          {users.length === 0 && (
            <ActButton color="red" loading={drop.isPending} onClick={remove}>
              {t('common:action.delete')}
            </ActButton>
          )}
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
