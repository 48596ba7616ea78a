export * from './clock.js';
export * from './fiscal-code.js';
export * from './id.js';
export * from './localized-text.js';
export * from './result.js';
