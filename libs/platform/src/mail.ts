export * from './mail/mail-message.js';
export * from './mail/mail.module.js';
export * from './mail/mailer.js';
export * from './mail/single-line.js';
