import { notificationsStore } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { laterPart } from '../ui/later-part.js';

const NoticeList = laterPart(async () => (await import('./notice-list.js')).NoticeList);

/** Short notices in a corner; what shows them is loaded with the first of them. */
export function Notices() {
  const [isNeeded, setIsNeeded] = useState(false);
  useEffect(() => notificationsStore.subscribe(() => setIsNeeded(true)), []);
  return isNeeded && <NoticeList />;
}
