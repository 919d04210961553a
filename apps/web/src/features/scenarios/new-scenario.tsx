import type { ScenarioDraft } from '@abat/contracts';
import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ApiError } from '../../api/api-error.js';
import { useLocale } from '../../i18n/index.js';
import { ActButton } from '../../ui/act-button.js';
import { Dialog } from '../../ui/dialog.js';
import classes from './scenarios.module.css';
import { useCreateScenario } from './use-scenarios.js';

type Form = { code: string; nameRu: string; nameKk: string; description: string };
const EMPTY: Form = { code: '', nameRu: '', nameKk: '', description: '' };

const draftOf = ({ code, nameRu, nameKk, description }: Form): ScenarioDraft => ({
  ...{ code: code.trim(), nameRu: nameRu.trim(), steps: [] },
  ...{ nameKk: nameKk.trim() || null, description: description.trim() || null },
});

function useErrors(error: unknown) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const refusal = error instanceof ApiError ? error : null;
  const fields = refusal?.fieldErrors ?? [];
  return {
    at: (path: keyof Form) => (fields.some((fault) => fault.path === path) ? t(`fault.${path}`) : undefined),
    rest: refusal && fields.length === 0 ? refusal.titleIn(locale) : null,
  };
}

function NewScenarioForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('scenarios');
  const navigate = useNavigate();
  const create = useCreateScenario();
  const [form, setForm] = useState(EMPTY);
  const errors = useErrors(create.error);
  const field = (name: keyof Form) => ({
    label: t(`new.${name}`),
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => setForm({ ...form, [name]: event.currentTarget.value }),
    ...(errors.at(name) ? { error: errors.at(name) } : {}),
  });
  const submit = () => create.mutate(draftOf(form), { onSuccess: ({ id }) => void navigate(`/scenarios/${id}`) });
  return (
    <Dialog opened onClose={onClose} title={t('new.title')} closeOnClickOutside={false}>
      <Stack gap="sm" data-testid="new-scenario">
        <TextInput {...field('nameRu')} required maxLength={300} data-autofocus />
        <TextInput {...field('nameKk')} maxLength={300} />
        <TextInput {...field('code')} required maxLength={100} description={t('new.codeHint')} />
        <Textarea {...field('description')} autosize minRows={2} maxLength={4000} />
        {errors.rest && (
          <p className={classes.fault} role="alert">
            {errors.rest}
          </p>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <ActButton loading={create.isPending} disabled={!form.code.trim() || !form.nameRu.trim()} onClick={submit}>
            {t('new.submit')}
          </ActButton>
        </Group>
      </Stack>
    </Dialog>
  );
}

/** Opens the form of a new scenario; once created, its page. */
export function NewScenarioButton() {
  const { t } = useTranslation('scenarios');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setOpen(true)}>
        {t('new.button')}
      </Button>
      {isOpen && <NewScenarioForm onClose={() => setOpen(false)} />}
    </>
  );
}
