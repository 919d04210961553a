import type { Action, PreviewRequest } from '@abat/contracts';
import type { ReactNode } from 'react';
import type { Query } from '../../api/client.js';
import type { Register } from '../../api/keys.js';
import type { Column } from '../../ui/data-table.js';
import type { Fact } from '../../ui/fact-list.js';
import type { FormField } from '../edit/record-fields.js';
import type { RecordForm } from '../edit/record-form.js';

/** What every row of a register has. */
export type Row = { id: string; version: number; source: string };

/** What people call a row by: its code, or what the register says. */
export const codeOf = <Item extends Row>(view: Pick<RegisterView<Item>, 'codeOf'>, row: Item): string =>
  view.codeOf?.(row) ?? ('code' in row ? String(row.code) : '');

/** One table of the powers screen: what it lists, shows and lets people change. */
export type RegisterView<Item extends Row> = {
  register: Register;
  /** Who may write at all; the server decides about the single row. */
  action: Action;
  /** Which rows the reader may change, where people change their own alone. */
  mayChange?: (row: Item) => boolean;
  /** Names of the filters in the address that the API understands alike. */
  filters: readonly string[];
  /** Query that always holds. */
  query?: Query;
  columns: readonly Column<Item>[];
  titleOf: (row: Item) => string;
  /** For registers whose rows have no code. */
  codeOf?: (row: Item) => string;
  /** Title and tabs of another screen than that of the powers. */
  frame?: { title: string; tabs: ReactNode };
  badges?: (row: Item) => ReactNode;
  facts: (row: Item) => readonly Fact[];
  /** Parts of the drawer under the facts. */
  parts?: (row: Item) => ReactNode;
  fields: readonly FormField[];
  /** What a draft is measured as before it is saved. */
  toPreview?: (form: RecordForm, stored: Item | null) => PreviewRequest;
};
