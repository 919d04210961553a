import { Notifications } from '@mantine/notifications';

/** The corner where short notices stand. */
export function NoticeList() {
  return <Notifications position="bottom-right" zIndex={600} limit={4} />;
}
