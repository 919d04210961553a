/** Entities of every context this process uses. */
export const ENTITIES = [];
