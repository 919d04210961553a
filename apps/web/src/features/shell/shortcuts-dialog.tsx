import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.js';

type ShortcutsDialogProps = {
  rows: readonly { keys: string; label: string }[];
  opened: boolean;
  onClose: () => void;
};

/** The list of keys. */
export function ShortcutsDialog({ rows, opened, onClose }: ShortcutsDialogProps) {
  const { t } = useTranslation('shell');
  return (
    <Dialog opened={opened} onClose={onClose} title={t('shortcuts.title')}>
      <Table verticalSpacing="xs">
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.keys}>
              <Table.Td w={96}>
                <kbd>{row.keys}</kbd>
              </Table.Td>
              <Table.Td>{row.label}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Dialog>
  );
}
