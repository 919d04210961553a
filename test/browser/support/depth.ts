/** Whether every combination of a kind is asked for (`npm test -- --deep`), or a sample in which each member stands. */
export const isDeep = process.env['ABAT_TEST_DEEP'] === '1';
