export * from './crypto/crypto.module.js';
export * from './crypto/data-keys.js';
export * from './crypto/reseal-table.js';
export * from './crypto/sealed-reference.js';
export * from './crypto/sealed-table.js';
