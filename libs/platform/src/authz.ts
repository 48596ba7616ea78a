export * from './authz/abilities.js';
export * from './authz/allow.js';
export * from './authz/audit-trail.js';
export * from './authz/audit.module.js';
export * from './authz/authz.module.js';
export * from './authz/caller.js';
export * from './authz/caller-changes.js';
export * from './authz/roles.js';
