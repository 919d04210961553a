import type { Alarm, Role } from '@abat/contracts';

/** Whose hands an alarm is in. `asked`: it was handed to somebody who has not taken it yet. */
export type Hands = {
  state: Alarm['state'] | 'asked';
  name: string | null;
  role: Role | null;
  takenAt: string | null;
  until: string | null;
  isEscalated: boolean;
};

const stateOf = ({ state, handedTo }: Alarm): Hands['state'] => (state === 'new' && handedTo ? 'asked' : state);

/** Who owns it, else who is asked to, else who put it aside. */
function personOf({ owner, handedTo, snooze }: Alarm): Pick<Hands, 'name' | 'role'> {
  const person = owner ?? handedTo?.person;
  if (person) return { name: person.name, role: person.role };
  return { name: snooze?.by ?? null, role: handedTo?.role ?? null };
}

/** Who works an alarm or is asked to, and how far that is. */
export function handsOf(alarm: Alarm): Hands {
  return {
    ...personOf(alarm),
    state: stateOf(alarm),
    takenAt: alarm.owner && alarm.takenAt,
    until: alarm.snooze?.until ?? null,
    isEscalated: alarm.state === 'new' && alarm.escalatedAt !== null,
  };
}
