import { OPENED_TYPES, type Opened, type OpenedSubject } from '@abat/contracts';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { sayOpened } from '../../live/presence-client.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The object as presence names it; null for what nobody is told of. */
export function openedSubject({ type, id }: { type: string; id: string }): OpenedSubject | null {
  const known = OPENED_TYPES.find((candidate) => candidate === type);
  return known && UUID.test(id) ? { type: known, id } : null;
}

function subjectOf(text: string | null): OpenedSubject | null {
  const [type = '', id = ''] = text?.split(':') ?? [];
  return openedSubject({ type, id });
}

/** What an address has open: the drawer, the one beside it, the alarm, the project. */
export function openedIn(pathname: string, search: string): Opened['subjects'] {
  const params = new URLSearchParams(search);
  const project = /^\/projects\/([^/]+)$/.exec(pathname)?.[1];
  const alarm = pathname === '/shift' ? params.get('alarm') : null;
  const texts = [params.get('sel'), params.get('beside'), alarm && `alarm:${alarm}`, project && `project:${project}`];
  const edit = params.get('edit');
  const subjects = texts.flatMap((text, place) => {
    const subject = subjectOf(text || null);
    // `1` means the chosen object, see isEdited.
    return subject ? [{ ...subject, editing: edit === subject.id || (edit === '1' && place === 0) }] : [];
  });
  return subjects.filter((one, place) => subjects.findIndex(({ id }) => id === one.id) === place);
}

/** Tells the others what this page has open, while mounted. */
export function useSayOpened(): void {
  const { pathname, search } = useLocation();
  useEffect(() => sayOpened(openedIn(pathname, search)), [pathname, search]);
  useEffect(() => () => sayOpened([]), []);
}
