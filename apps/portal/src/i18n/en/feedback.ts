import type { Messages } from '../catalogue.js';

export const feedback: Messages['feedback'] = {
  title: 'How clear is the information on this page?',
  rating: 'Rating',
  stars: (count) => (count === 1 ? 'Rate 1 star out of 5' : `Rate ${count} stars out of 5`),
  positive: {
    question: 'What did you like most?',
    answers: [
      'The instructions were clear',
      'The instructions were complete',
      'I always knew I was going the right way',
      'I had no technical problems',
      'Something else',
    ],
  },
  negative: {
    question: 'Where did you have most difficulty?',
    answers: [
      'Sometimes the instructions were not clear',
      'Sometimes the instructions were not complete',
      'Sometimes I did not know if I was going the right way',
      'I had technical problems',
      'Something else',
    ],
  },
  comment: 'Would you like to add anything?',
  commentHint: 'At most 200 characters. Do not write personal data.',
  send: 'Send the rating',
  thanks: 'Thank you, your opinion helps us do better!',
  missing: 'Choose from 1 to 5 stars before sending the rating.',
};
