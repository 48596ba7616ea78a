/** The process's one connection pool, shared by entities and projections. */
export const POOL = Symbol('Pool');
