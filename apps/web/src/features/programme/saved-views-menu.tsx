import type { SavedView } from '@abat/contracts';
import { ActionIcon, Button, Checkbox, CopyButton, Popover, TextInput } from '@mantine/core';
import { IconBookmark, IconCheck, IconLink, IconUsers } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { ApiError } from '../../api/api-error.js';
import { useLocale } from '../../i18n/index.js';
import { ActButton } from '../../ui/act-button.js';
import { RemoveButton } from '../../ui/remove-button.js';
import { useParam } from '../../url/params.js';
import { Refusal } from '../plan/refusal.js';
import classes from './menus.module.css';
import tools from './tools.module.css';
import { useChangeViews, useSavedView, useSavedViews } from './use-saved-views.js';
import { isSameLook, lookOf, stepOfView, withLook } from './view-query.js';

function useOpenView(): (view: SavedView | null) => void {
  const navigate = useNavigate();
  return (view) => void navigate({ search: withLook(window.location.search, view?.query ?? '', view?.id ?? null) });
}

/** The view that was last on screen by its id. Outlives the screen: who comes back to it follows no link. */
let shownView: string | null = null;

/** The view the address names. A link that names no look of its own takes the look of its view, once. */
function useLinkedView(): { view: SavedView | null; error: Error | null } {
  const [id] = useParam('view');
  const { search } = useLocation();
  const navigate = useNavigate();
  const { data: view, error } = useSavedView(id);
  useEffect(() => {
    if (!view) return;
    const step = stepOfView(search, view.query, shownView === view.id);
    if (step === null) {
      shownView = view.id;
      return;
    }
    const [look, named] = step === 'take' ? [view.query, view.id] : ['', null];
    void navigate({ search: withLook(search, look, named) }, { replace: true });
  }, [view, search, navigate]);
  return { view: (id && view) || null, error: view ? null : error };
}

function ViewItem({ view, isOpen, onOpen }: { view: SavedView; isOpen: boolean; onOpen: () => void }) {
  const { t } = useTranslation('programme');
  const [, setOpen] = useParam('view');
  const { mutate, error } = useChangeViews(() => isOpen && setOpen(null));
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
        <RemoveButton
          label={t('views.remove', { name: view.name })}
          onRemove={() => mutate({ kind: 'remove', view })}
        />
      )}
      <Refusal error={error} />
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

/** Why the view of a link is not here. */
function Missing({ error }: { error: Error }) {
  const { t } = useTranslation('programme');
  if (!(error instanceof ApiError) || error.status !== 404) return <Refusal error={error} />;
  return (
    <p className={classes.hint} role="alert">
      {t('views.missing')}
    </p>
  );
}

/** Keeps the look on screen in the own view that is open. */
function UpdateView({ view }: { view: SavedView }) {
  const { t } = useTranslation('programme');
  const { search } = useLocation();
  const { mutate, isPending, error } = useChangeViews(() => undefined);
  return (
    <>
      <ActButton
        size="xs"
        variant="light"
        fullWidth
        loading={isPending}
        onClick={() => mutate({ kind: 'change', view, patch: { query: lookOf(search) } })}
      >
        {t('views.update', { name: view.name })}
      </ActButton>
      <Refusal error={error} />
    </>
  );
}

type ButtonTextProps = { name: string | undefined; isChanged: boolean; isMissing: boolean };

/** The view that is open, and whether the screen still looks like it. */
function ButtonText({ name, isChanged, isMissing }: ButtonTextProps) {
  const { t } = useTranslation('programme');
  if (isMissing) return <span className={tools.viewMissing}>{t('views.unavailable')}</span>;
  if (name === undefined) return <span className={tools.toolLabel}>{t('views.button')}</span>;
  return (
    <>
      <span className={tools.viewButton}>{name}</span>
      {isChanged && <span className={tools.viewChanged}>{t('views.changed')}</span>}
    </>
  );
}

type ViewListProps = { shown: SavedView | null; isChanged: boolean; onOpen: (view: SavedView | null) => void };

/** The views there are. The one on screen, opened again, gets its look back, or is left when it has it. */
function ViewList({ shown, isChanged, onOpen }: ViewListProps) {
  const { t } = useTranslation('programme');
  const { data } = useSavedViews();
  if (!data) return null;
  if (data.items.length === 0) return <p className={classes.hint}>{t('views.none')}</p>;
  return (
    <ul className={classes.views} aria-label={t('views.button')}>
      {data.items.map((view) => {
        const isOpen = view.id === shown?.id;
        const open = () => onOpen(isOpen && !isChanged ? null : view);
        return <ViewItem key={view.id} view={view} isOpen={isOpen} onOpen={open} />;
      })}
    </ul>
  );
}

/** Named looks of the programme: open, share by link, keep the look on screen. */
export function SavedViewsMenu() {
  const { t } = useTranslation('programme');
  const { search } = useLocation();
  const open = useOpenView();
  const { view: linked, error } = useLinkedView();
  const [isShown, setIsShown] = useState(false);
  const isChanged = linked !== null && !isSameLook(search, linked.query);
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
          <ButtonText name={linked?.name} isChanged={isChanged} isMissing={error !== null} />
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {error && <Missing error={error} />}
        <ViewList shown={linked} isChanged={isChanged} onOpen={open} />
        {(linked ?? error) && (
          <Button size="xs" variant="subtle" fullWidth onClick={() => open(null)}>
            {t('views.leave')}
          </Button>
        )}
        {linked?.own && isChanged && <UpdateView view={linked} />}
        <NewView onMade={() => setIsShown(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
