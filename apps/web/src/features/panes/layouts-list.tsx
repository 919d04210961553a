import type { Page, SavedView, SavedViewDraft } from '@abat/contracts';
import { ActionIcon, Button, Checkbox, CopyButton, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconCheck, IconLink, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ApiError } from '../../api/api-error.js';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useLocale } from '../../i18n/index.js';
import { RemoveButton } from '../../ui/remove-button.js';
import { addressOf, layoutOf } from './layout-query.js';
import classes from './panes.module.css';

const path = '/api/v1/saved-views';
const FILTER = { screen: 'console' };

function useLayouts() {
  return useQuery({
    queryKey: keys.list('saved-views', FILTER),
    queryFn: ({ signal }) => call<Page<SavedView>>(path, { query: { ...FILTER, limit: 500 }, signal }),
  });
}

type Change = { draft: SavedViewDraft } | { gone: SavedView };

function useChangeLayouts() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (change: Change): Promise<void> => {
      if ('draft' in change) await call<SavedView>(path, { method: 'POST', body: change.draft });
      else await call(`${path}/${change.gone.id}`, { method: 'DELETE', version: change.gone.version });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: keys.lists('saved-views') }),
  });
}

function Layout({ view, onOpen, onRemove }: { view: SavedView; onOpen: () => void; onRemove: () => void }) {
  const { t } = useTranslation('shell');
  const { pathname, search } = addressOf(view.query);
  return (
    <li className={classes.item}>
      <button type="button" className={classes.open} onClick={onOpen}>
        {view.name}
        {view.shared && <IconUsers size={14} aria-label={t('layouts.shared')} />}
        {!view.own && <span className={classes.author}>{view.author}</span>}
      </button>
      <CopyButton value={`${window.location.origin}${pathname}${search ? `?${search}` : ''}`}>
        {({ copied, copy }) => (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('layouts.copy', { name: view.name })}
            onClick={copy}
          >
            {copied ? <IconCheck size={15} aria-hidden /> : <IconLink size={15} aria-hidden />}
          </ActionIcon>
        )}
      </CopyButton>
      {view.own && <RemoveButton label={t('layouts.remove', { name: view.name })} onRemove={onRemove} />}
    </li>
  );
}

function NewLayout() {
  const { t } = useTranslation('shell');
  const locale = useLocale();
  const [name, setName] = useState('');
  const [isShared, setIsShared] = useState(false);
  const { mutate, isPending, error } = useChangeLayouts();
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        const query = layoutOf(window.location.pathname, window.location.search);
        mutate(
          { draft: { screen: 'console', name: name.trim(), query, shared: isShared } },
          { onSuccess: () => setName('') },
        );
      }}
    >
      <TextInput
        size="xs"
        label={t('layouts.name')}
        value={name}
        maxLength={120}
        error={error instanceof ApiError ? error.titleIn(locale) : error && t('common:state.failed')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox
        size="xs"
        label={t('layouts.share')}
        checked={isShared}
        onChange={(event) => setIsShared(event.currentTarget.checked)}
      />
      <Button size="xs" type="submit" loading={isPending} disabled={name.trim() === ''}>
        {t('layouts.save')}
      </Button>
    </form>
  );
}

/** The kept layouts, each opened again or shared by a link, and a form that keeps the present one. */
export function LayoutsList({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const { data } = useLayouts();
  const { mutate } = useChangeLayouts();
  const views = data?.items ?? [];
  return (
    <>
      {views.length === 0 ? (
        <p className={classes.hint}>{t('layouts.none')}</p>
      ) : (
        <ul className={classes.menuList} aria-label={t('layouts.title')}>
          {views.map((view) => (
            <Layout
              key={view.id}
              view={view}
              onOpen={() => {
                onLeave();
                void navigate(addressOf(view.query));
              }}
              onRemove={() => mutate({ gone: view })}
            />
          ))}
        </ul>
      )}
      <NewLayout />
    </>
  );
}
