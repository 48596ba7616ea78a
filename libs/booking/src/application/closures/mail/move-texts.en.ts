import type { MoveTexts } from './move-texts.js';

export const ENGLISH_MOVES: MoveTexts = {
  places: { office: 'the office', desk: 'the desk' },
  proposed: {
    subject: (when) => `Your appointment has to be moved: ${when}`,
    opening: (place) =>
      `At the time of your appointment ${place} is closed and we cannot receive you. We are sorry. We propose another time for the same service, and keep it for you.`,
  },
  nothingFree: {
    subject: (when) => `Your appointment has to be moved: ${when}`,
    opening: (place) =>
      `At the time of your appointment ${place} is closed and we cannot receive you. We are sorry. At the moment no other time is free for the same service that we could propose.`,
    call: (telephone) =>
      `You will not be left without an answer: the office will contact you to find another time. If you prefer, call us: ${telephone}.`,
    actionText: 'On this page you can see whether a time has come free meanwhile, and choose it, without logging in:',
  },
  reminder: {
    subject: (when) => `We are waiting for your answer: appointment of ${when}`,
    opening: (place) =>
      `We wrote to you that ${place} is closed at the time of your appointment. We do not have your answer yet about the time we propose instead.`,
    afterwards: 'If you do not answer by then, the time is free for everybody again and the office will contact you to find another.',
  },
  withdrawn: {
    subject: (when) => `Your appointment stays as it was: ${when}`,
    opening: (place) =>
      `We wrote to you that your appointment had to be moved. Now ${place} will be open after all: the appointment is valid on the day and at the time it was, and the proposal to move it no longer stands. There is nothing you need to do.`,
    actionText: 'If it no longer suits you, you can move or cancel it here:',
    action: 'See the appointment',
  },
  labels: {
    before: 'The appointment until now',
    reason: 'Reason for the closure',
    proposed: 'New time proposed',
    answerBy: 'Answer by',
  },
  answerBy: (when) => `You can accept, choose another time or cancel until ${when}, without logging in:`,
  action: 'Answer the proposal',
  staysYours: (place) =>
    `Until you answer, the appointment stays yours: you do not lose it, but please do not come at the old time, as ${place} is closed.`,
  otherTimes: (telephone) =>
    `If the time does not suit you, you can choose another on the same page. You can also call the office: ${telephone}.`,
  otherOffice: (office) => `Please note: the new time is at another office, ${office}.`,
  linkWarning: 'Whoever has this link can answer for you: please do not forward it.',
};
