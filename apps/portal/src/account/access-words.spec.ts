import { describe, expect, it as test } from 'vitest';
import { it } from '../i18n/it/texts.js';
import { accessInWords } from './access-words.js';

describe('an entry of the audit', () => {
  test('is said in plain words', () => {
    expect(accessInWords({ action: 'claim', subject: 'Appointment', allowedBy: 'link' }, it)).toEqual({
      action: it.account.log.actions.claim,
      subject: it.account.log.subjects.Appointment,
      allowedBy: it.account.log.reasons.link,
    });
    expect(accessInWords({ action: 'read', subject: 'Appointment', allowedBy: 'OPERATOR' }, it).allowedBy).toBe(it.members.roles.OPERATOR);
  });

  test.each([
    ['https://idp.example/metadata level 2', 'idp.example', 2],
    ['urn:idp level 3', 'urn:idp', 3],
  ])('says who vouched at a login: %s', (allowedBy, provider, level) => {
    const { vouched } = it.account.log;
    expect(accessInWords({ action: 'login', subject: 'Session', allowedBy }, it).allowedBy).toBe(vouched(provider, level));
  });

  test('keeps what it has no words for', () => {
    const unknown = { action: 'constructor', subject: 'Thing', allowedBy: 'somebody' };
    expect(accessInWords(unknown, it)).toEqual(unknown);
  });
});
