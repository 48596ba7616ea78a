export * from './storage/content-store.js';
export * from './storage/media-type.js';
export * from './storage/sealed-content.js';
export * from './storage/storage.module.js';
export * from './storage/virus-scanner.js';
