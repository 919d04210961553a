/** Nest token of the checked environment. */
export const ENVIRONMENT = Symbol('ENVIRONMENT');
