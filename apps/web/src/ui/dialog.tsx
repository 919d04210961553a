import { Modal, type ModalProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A dialog over everything. Keys pressed in it stay in it: Escape closes the dialog and not the drawer under it. */
export function Dialog(props: ModalProps) {
  const { t } = useTranslation('common');
  return (
    <div onKeyDown={(event) => event.stopPropagation()}>
      <Modal zIndex={600} closeButtonProps={{ 'aria-label': t('action.close') }} {...props} />
    </div>
  );
}
