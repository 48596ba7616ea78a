import type { Messages } from '../catalogue.js';

export const ratings: Messages['ratings'] = {
  question: 'How easy was it to use this service?',
  crumb: 'How it went',
  lead: (day) => `It takes a few seconds, and your answer helps us to improve. You can answer, and change your mind, until ${day}.`,
  over: (day) => `It was possible to answer until ${day}. If there is something you want to tell us, write to the office or call it.`,
  service: 'Service',
  office: 'Office',
  day: 'Day',
  yours: 'Your rating',
  change: 'Change your rating',
  commentHint: (most) => `At most ${most} characters. Do not write your name or other personal data.`,
  anonymous:
    'We keep the rating without your name. The office sees the results only once at least five people have answered, and does not know who answered what.',
  send: 'Send the rating',
  sendAgain: 'Save the new rating',
  thanks: (day) => `Thank you, your opinion helps us do better! If you change your mind, you can correct it here until ${day}.`,
  missing: 'Choose from 1 to 5 stars before sending the rating.',
  errorTitle: 'The rating was not sent',
  rateNow: 'Rate this appointment',
  rateNowText: 'Tell us how it went: it takes a few seconds, and the office will not know that it was you.',
};
