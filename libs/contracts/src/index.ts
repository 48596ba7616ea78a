export * from './appointment-channel.js';
export * from './booking-events.js';
export * from './catalogue.js';
export * from './ids.js';
export * from './municipality-profile.js';
export * from './sealed-rows.js';
export * from './service-category.js';
