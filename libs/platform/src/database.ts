export * from './database/database.module.js';
export * from './database/notifications.js';
export * from './database/sql-state.js';
export * from './database/statement.js';
export * from './database/tenant-scope.js';
export type { Reader, TenantContext, Transaction, Writer } from './database/tenant-transaction.js';
