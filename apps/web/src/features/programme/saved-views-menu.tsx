import type { SavedView } from '@abat/contracts';
import { ActionIcon, Button, Checkbox, CopyButton, Popover, TextInput } from '@mantine/core';
import { IconBookmark, IconCheck, IconLink, IconTrash, IconUsers } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { ApiError } from '../../api/api-error.js';
import { useLocale } from '../../i18n/index.js';
import { useParam } from '../../url/params.js';
import classes from './menus.module.css';
import tools from './tools.module.css';
import { useChangeViews, useSavedView, useSavedViews } from './use-saved-views.js';
import { isSameLook, lookOf, withLook } from './view-query.js';

function useOpenView(): (view: SavedView | null) => void {
  const navigate = useNavigate();
  return (view) => void navigate({ search: withLook(window.location.search, view?.query ?? '', view?.id ?? null) });
}

/** A link that names a view and no look of its own takes the look of the view. */
function useLinkedView(): SavedView | null {
  const [id] = useParam('view');
  const { search } = useLocation();
  const navigate = useNavigate();
  const { data: view } = useSavedView(id);
  useEffect(() => {
    if (view && lookOf(search) === '' && lookOf(view.query) !== '')
      void navigate({ search: withLook(search, view.query, view.id) }, { replace: true });
  }, [view, search, navigate]);
  return id && view ? view : null;
}

function ViewItem({ view, isOpen, onOpen }: { view: SavedView; isOpen: boolean; onOpen: () => void }) {
  const { t } = useTranslation('programme');
  const [, setOpen] = useParam('view');
  const { mutate } = useChangeViews(() => isOpen && setOpen(null));
  return (
    <li className={classes.view}>
      <button type="button" className={classes.viewName} aria-current={isOpen || undefined} onClick={onOpen}>
        {isOpen ? <IconCheck size={15} aria-hidden /> : <span className={classes.viewBlank} />}
        <span>
          {view.name}
          {!view.own && <span className={classes.viewAuthor}>{view.author}</span>}
        </span>
        {view.shared && <IconUsers size={14} aria-label={t('views.shared')} />}
      </button>
      <CopyButton value={`${window.location.origin}/programme?view=${view.id}`}>
        {({ copied, copy }) => (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('views.copy', { name: view.name })}
            onClick={copy}
          >
            {copied ? <IconCheck size={15} aria-hidden /> : <IconLink size={15} aria-hidden />}
          </ActionIcon>
        )}
      </CopyButton>
      {view.own && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('views.remove', { name: view.name })}
          onClick={() => mutate({ kind: 'remove', view })}
        >
          <IconTrash size={15} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}

function NewView({ onMade }: { onMade: () => void }) {
  const { t } = useTranslation('programme');
  const locale = useLocale();
  const [, setOpen] = useParam('view');
  const [name, setName] = useState('');
  const [isShared, setIsShared] = useState(false);
  const { mutate, isPending, error } = useChangeViews((view) => {
    setName('');
    setOpen(view?.id ?? null);
    onMade();
  });
  const refusal = error instanceof ApiError ? error.titleIn(locale) : error && t('common:state.failed');
  return (
    <form
      className={classes.newView}
      onSubmit={(event) => {
        event.preventDefault();
        const query = lookOf(window.location.search);
        mutate({ kind: 'create', draft: { screen: 'programme', name: name.trim(), query, shared: isShared } });
      }}
    >
      <TextInput
        size="xs"
        label={t('views.name')}
        value={name}
        maxLength={120}
        error={refusal}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox
        size="xs"
        label={t('views.share')}
        checked={isShared}
        onChange={(event) => setIsShared(event.currentTarget.checked)}
      />
      <Button size="xs" type="submit" loading={isPending} disabled={name.trim() === ''}>
        {t('views.save')}
      </Button>
    </form>
  );
}

/** The view that is open, and whether the screen still looks like it. */
function ButtonText({ name, isChanged }: { name: string | undefined; isChanged: boolean }) {
  const { t } = useTranslation('programme');
  if (name === undefined) return <span className={tools.toolLabel}>{t('views.button')}</span>;
  return (
    <>
      <span className={tools.viewButton}>{name}</span>
      {isChanged && <span className={tools.viewChanged}>{t('views.changed')}</span>}
    </>
  );
}

/** Named looks of the programme: open, share by link, keep the look on screen. */
export function SavedViewsMenu() {
  const { t } = useTranslation('programme');
  const { search } = useLocation();
  const open = useOpenView();
  const linked = useLinkedView();
  const [isShown, setIsShown] = useState(false);
  const { data } = useSavedViews();
  const views = data?.items ?? [];
  const isChanged = linked !== null && !isSameLook(search, linked.query);
  const { mutate } = useChangeViews(() => undefined);
  return (
    <Popover
      opened={isShown}
      onChange={setIsShown}
      position="bottom-end"
      width={330}
      shadow="md"
      zIndex={500}
      trapFocus
    >
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconBookmark size={15} aria-hidden />}
          aria-expanded={isShown}
          data-testid="programme-views"
          onClick={() => setIsShown(!isShown)}
        >
          <ButtonText name={linked?.name} isChanged={isChanged} />
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {views.length === 0 ? (
          <p className={classes.hint}>{t('views.none')}</p>
        ) : (
          <ul className={classes.views} aria-label={t('views.button')}>
            {views.map((view) => (
              <ViewItem key={view.id} view={view} isOpen={view.id === linked?.id} onOpen={() => open(view)} />
            ))}
          </ul>
        )}
        {linked?.own && isChanged && (
          <Button
            size="xs"
            variant="light"
            fullWidth
            onClick={() => mutate({ kind: 'change', view: linked, patch: { query: lookOf(search) } })}
          >
            {t('views.update', { name: linked.name })}
          </Button>
        )}
        <NewView onMade={() => setIsShown(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
