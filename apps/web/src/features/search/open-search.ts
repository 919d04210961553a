import { spotlight } from '@mantine/spotlight';

/** Opens the search field with commands. */
export const openSearch = (): void => spotlight.open();
