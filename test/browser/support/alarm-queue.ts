import type { Desk } from './desk.js';

// The parts of the queue of alarms.

export const rows = (desk: Desk) => desk.page.getByTestId('alarm-row');
export const card = (desk: Desk) => desk.page.getByTestId('alarm-card');
export const chosen = (desk: Desk): string | null => new URL(desk.page.url()).searchParams.get('alarm');
export const dialog = (desk: Desk) => desk.page.getByRole('dialog');
/** The field of the open dialog, when the keys go there. */
export const written = (desk: Desk) => desk.page.locator('[role=dialog] textarea:focus');
export const numberOn = (desk: Desk, number: number) => card(desk).getByText(`A-${number}`, { exact: true }).first();
/** What the card says of the alarm. */
export const says = (desk: Desk, key: string) =>
  card(desk)
    .getByText(desk.word('shift', key).split('{{')[0] ?? '?')
    .first();
