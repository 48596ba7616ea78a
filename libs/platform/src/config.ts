export * from './config/config.js';
export * from './config/config.module.js';
