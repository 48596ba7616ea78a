import type { Messages } from '../catalogue.js';

export const preferences: Messages['preferences'] = {
  title: 'Your preferences',
  lead: 'You decide what we write to you, and in which language.',
  controller: (officialName) =>
    `These choices hold for one body only: ${officialName}. Other municipalities do not see them: you decide with each of them separately.`,
  service: 'Messages of the service',
  serviceText:
    'They belong to the service we give you (article 6, paragraph 1, letter e of EU Regulation 2016/679). If you do not want them, clear the box.',
  consent: 'Messages you receive only if you want to',
  consentText:
    'We send them only with your consent (article 6, paragraph 1, letter a of EU Regulation 2016/679). You can give it and take it back here whenever you like: tick or clear the box, then save. If you do not give it, the services stay the same.',
  language: 'Language of messages about appointments',
  languages: { asBooked: 'The language in which I book', it: 'Italian', en: 'English' },
  save: 'Save the preferences',
  saved: 'Preferences saved.',
  history: 'What you chose so far',
  historyText: 'We keep a note of each of your choices, with the day and the text you read. It is the proof of what you allowed us to do.',
  historyNone: 'You have not chosen anything yet: what you see ticked above holds.',
  when: 'When',
  answer: 'Answer',
  yes: 'Yes',
  no: 'No',
  textVersion: (version) => `version ${version} of the text`,
};
