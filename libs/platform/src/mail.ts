export * from './mail/letter.js';
export * from './mail/letter-html.js';
export * from './mail/letter-post.js';
export * from './mail/letter-text.js';
export * from './mail/letter-words.js';
export * from './mail/letterhead.js';
export * from './mail/mail-message.js';
export * from './mail/mail.module.js';
