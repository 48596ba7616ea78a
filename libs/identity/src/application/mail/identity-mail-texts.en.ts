import type { IdentityMailTexts } from './identity-mail-texts.js';

export const ENGLISH: IdentityMailTexts = {
  contact: {
    subject: 'Confirm your e-mail address',
    opening: 'This address was given in your personal area as the one to receive our messages. Before it is used, please confirm it.',
    email: 'Address to confirm',
    confirm: (hours) => `Confirm it within ${hours} hours with this link. You will be asked to log in:`,
    action: 'Confirm the address',
    warning: 'The link works only for whoever gave the address: please do not forward it.',
    notYou: 'If it was not you, there is nothing to do: without confirmation the address will not be used.',
    privacy: 'Your address is used only to write to you about what concerns you.',
  },
  invitation: {
    subject: (municipality) => `Invitation to the online services: ${municipality}`,
    opening: (inviter) => `${inviter ? `${inviter} invites you` : 'You are invited'} to work on our online services. Here is the summary.`,
    labels: { role: 'Role', offices: 'Offices', validUntil: 'Until', agreement: 'Lent under' },
    roles: {
      OPERATOR: 'Desk operator',
      OFFICE_MANAGER: 'Office manager',
      ADMINISTRATOR: 'Administrator',
      ANALYST: 'Analyst of the agency',
      PLATFORM_ADMINISTRATOR: 'Platform administrator',
    },
    offices: (count) => (count === 0 ? 'every office' : count === 1 ? 'one office' : `${count} offices`),
    forever: 'no end date',
    accept: (until) => `To accept, open this link by ${until} and log in with your work account, SPID or CIE:`,
    action: 'Accept the invitation',
    warning: 'The link works once. Whoever opens it and logs in gets this role: please do not forward it.',
    notYou: 'If you did not expect this invitation, there is nothing to do.',
    privacy: 'Your name and address are used only to manage your access to the online services.',
  },
  delegation: {
    subjects: {
      GIVEN: 'A delegation that concerns you',
      CONFIRMED: 'Delegation confirmed',
      REFUSED: 'Delegation not confirmed',
      ENDED: 'A delegation is over',
    },
    openings: {
      delegate: {
        GIVEN: (other) => `${other ?? 'Somebody'} gave you a mandate: from now on you can act for them in our online services.`,
        CONFIRMED: (other) =>
          `We have confirmed what you declared: from now on you can act for ${other ?? 'the other person'} in our online services.`,
        REFUSED: (other) => `We have not confirmed that you represent ${other ?? 'another person'}.`,
        ENDED: (other) => `The delegation to act for ${other ?? 'another person'} is over: from this moment it no longer holds.`,
      },
      represented: {
        GIVEN: (other) => `You gave a mandate: from now on ${other ?? 'another person'} can act for you in our online services.`,
        CONFIRMED: (other) =>
          `From now on ${other ?? 'another person'} can act for you in our online services: we have confirmed that they represent you.`,
        REFUSED: (other) => `${other ?? 'Another person'} cannot act for you.`,
        ENDED: (other) => `The delegation is over: from this moment ${other ?? 'the other person'} can no longer act for you.`,
      },
    },
    labels: { kind: 'Kind of delegation', validUntil: 'Valid until', reason: 'Reason' },
    kinds: {
      PARENT: 'Parent of a child',
      MANDATE: 'Mandate to a person you trust or a professional',
      LEGAL_REPRESENTATIVE: 'Legal representative',
    },
    see: 'You can see the delegations, and end them at any time, in your personal area:',
    action: 'Go to the delegations',
    warning: 'You will be asked to log in.',
    notYou: 'If you do not recognise this delegation, end it at once: from that moment nobody can use it.',
    privacy: 'Your data are used only to manage delegations in our online services.',
  },
  noReply: (municipality) => `This is an automatic message. If you reply, the reply goes to: ${municipality}.`,
};
