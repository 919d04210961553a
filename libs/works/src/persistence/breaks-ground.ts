/**
 * SQL: the work `w` opens the ground, as the rules and the demand of a permit understand it. What is drilled or pulled
 * below it (`trenchless`) does not.
 */
export const BREAKS_GROUND = `(w.surface_breaking OR w.method IS NOT DISTINCT FROM 'open-cut') AND w.method IS DISTINCT FROM 'trenchless'`;
