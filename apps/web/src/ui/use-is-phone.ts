import { useMediaQuery } from '@mantine/hooks';

/** Widest screen that is laid out as a phone, px; the media queries of the style sheets name the same width. */
const PHONE = '(max-width: 760px)';

/** Whether the console is as narrow as a phone: one column, bottom bar, sheets. */
export const useIsPhone = (): boolean => useMediaQuery(PHONE, false, { getInitialValueInEffect: false });
