export * from './authz/allow.js';
export * from './authz/authz.module.js';
export * from './authz/roles.js';
