import { Button, type ButtonProps, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { markGoing } from '../../api/going.js';
import { keys, type Register } from '../../api/keys.js';
import { ActButton } from '../../ui/act-button.js';
import { Dialog } from '../../ui/dialog.js';
import { Refusal } from '../plan/refusal.js';
import type { Stored } from './use-record-editing.js';

export type DeleteRecordProps = {
  register: Register;
  row: Stored;
  /** What people call the record by. */
  name: string;
  /** What goes with it. */
  goes: string;
  /** Other words than "Delete". */
  words?: { open: string; title: string };
  /** Registers that say something else without the record. */
  also?: readonly Register[];
  size?: ButtonProps['size'];
  onDeleted?: () => void;
};

type Steps = { onGoing: (isGoing: boolean) => void; onDone: () => void };

/** Deletes a record at the version that is on screen. */
function useDelete({ register, row, also = [], onDeleted }: DeleteRecordProps, { onGoing, onDone }: Steps) {
  const { t } = useTranslation('edit');
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call<undefined>(`/api/v1/${register}/${row.id}`, { method: 'DELETE', version: row.version }),
    onMutate: () => onGoing(true),
    onError: () => {
      onGoing(false);
      void client.invalidateQueries({ queryKey: keys.all(register) });
    },
    onSuccess: () => {
      for (const name of [register, ...also]) void client.invalidateQueries({ queryKey: keys.all(name) });
      notifications.show({ message: t('delete.done') });
      onDone();
      onDeleted?.();
    },
  });
}

/**
 * When the button that had the focus goes with its record, reading goes on at the title of the drawer, or at the page
 * where the drawer is gone too.
 */
function useFocusAfter() {
  const button = useRef<HTMLButtonElement>(null);
  const drawer = useRef<Element | null>(null);
  const isGoing = useRef(false);
  useEffect(
    () => () => {
      if (!isGoing.current) return;
      const heading = drawer.current?.isConnected
        ? drawer.current.querySelector<HTMLElement>('h2[tabindex="-1"]')
        : null;
      (heading ?? document.getElementById('panel'))?.focus({ preventScroll: true });
    },
    [],
  );
  const watch = (goes: boolean) => {
    isGoing.current = goes;
    drawer.current = button.current?.closest('[data-testid=drawer]') ?? drawer.current;
  };
  return { button, watch };
}

/** Takes a record back, after a question that says what goes with it; refused, it says why. */
export function DeleteRecord(props: DeleteRecordProps) {
  const { t } = useTranslation('edit');
  const { button, watch } = useFocusAfter();
  const [isOpen, setIsOpen] = useState(false);
  const remove = useDelete(props, {
    onGoing: (isGoing) => {
      markGoing(props.row.id, isGoing);
      watch(isGoing);
    },
    onDone: () => setIsOpen(false),
  });
  const open = () => {
    remove.reset();
    setIsOpen(true);
  };
  const words = props.words ?? { open: t('common:action.delete'), title: t('delete.title') };
  return (
    <>
      <ActButton
        ref={button}
        size={props.size ?? 'xs'}
        variant="subtle"
        color="gray"
        leftSection={<IconTrash size={15} aria-hidden />}
        aria-label={`${words.open}: ${props.name}`}
        onClick={open}
        data-testid="delete-record"
      >
        {words.open}
      </ActButton>
      <Dialog opened={isOpen} onClose={() => setIsOpen(false)} title={words.title} centered>
        <Text size="sm" fw={600}>
          {props.name}
        </Text>
        <Text size="sm" mt={6}>
          {props.goes} {t('delete.history')}
        </Text>
        <Refusal error={remove.error} />
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" data-autofocus onClick={() => setIsOpen(false)}>
            {t('common:action.cancel')}
          </Button>
          <ActButton color="red" loading={remove.isPending} onClick={() => remove.mutate()} data-testid="delete-sure">
            {words.open}
          </ActButton>
        </Group>
      </Dialog>
    </>
  );
}
