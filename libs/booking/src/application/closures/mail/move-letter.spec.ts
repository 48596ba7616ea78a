import { letterHtml, letterText } from '@casa/platform/mail';
import { describe, expect, it } from 'vitest';
import { sampleNotice } from '../../mail/appointment-notice.sample.js';
import { moveLetter, moveReminder, withdrawnLetter } from './move-letter.js';
import type { MoveNotice } from './move-notice.js';

const ANSWER = 'https://comune.bari.ba.it/nuovo-orario/link/TOKEN';
const appointment = sampleNotice();
const proposed = {
  startsAt: new Date('2026-11-26T09:00:00Z'),
  endsAt: new Date('2026-11-26T09:20:00Z'),
  answerUntil: new Date('2026-11-25T14:00:00Z'),
  office: appointment.office,
  timeZone: 'Europe/Rome',
};
const notice: MoveNotice = { appointment, isOfDesk: false, reason: 'Assemblea del personale', proposed, answerUrl: ANSWER };
const english = sampleNotice({ language: 'en' });
const inEnglish: MoveNotice = {
  ...{ appointment: english, isOfDesk: false, reason: 'Staff meeting', answerUrl: ANSWER },
  proposed: { ...proposed, office: english.office },
};

describe('the letter about a closure', () => {
  it('says what is closed, what is proposed, until when, and that nothing is lost', () => {
    const letter = moveLetter(notice);
    const text = letterText(letter);
    expect(letter.subject).toMatch(/^Il suo appuntamento va spostato: .+, ore /);
    expect(text).toMatch(/^Buongiorno Mario Rossi,\n\nall’ora del suo appuntamento l’ufficio è chiuso/);
    expect(text).toContain('Motivo della chiusura: Assemblea del personale');
    expect(text).toContain('Nuovo orario proposto: giovedì 26 novembre 2026, dalle 10:00 alle 10:20 (20 minuti)');
    expect(text).toContain('Risponda entro: mercoledì 25 novembre 2026, ore 15:00');
    expect(text).toContain('Finché non risponde l’appuntamento resta suo');
    expect(text).toContain('080 577 3333');
    expect(text).toContain(ANSWER);
    expect(text).not.toContain('Attenzione');
    expect(letterHtml(letter)).toContain(`href="${ANSWER}"`);
  });

  it('says so when the new time is at another office', () => {
    const office = { ...appointment.office, name: 'Delegazione di Carbonara' };
    expect(letterText(moveLetter({ ...notice, proposed: { ...proposed, office } }))).toContain(
      'Attenzione: il nuovo orario è in un altro ufficio, Delegazione di Carbonara.',
    );
  });

  it('says that there is nothing free, and that they will be called', () => {
    const { proposed: _none, ...without } = notice;
    const text = letterText(moveLetter(without));
    expect(text).toContain('In questo momento non c’è un altro orario libero');
    expect(text).toContain('Non resta senza risposta: l’ufficio la cerca');
    expect(text).not.toContain('Nuovo orario proposto');
  });

  it('is in English for who wants it so', () => {
    const text = letterText(moveLetter(inEnglish));
    expect(text).toContain('Reason for the closure: Staff meeting');
    expect(text).toContain('New time proposed: Thursday, 26 November 2026');
    expect(text.replace(ANSWER, '')).not.toMatch(/orario|ufficio è chiuso/);
  });

  it('says that a desk is closed where the office is open', () => {
    const { proposed: _none, ...without } = notice;
    for (const letter of [moveLetter, withdrawnLetter, (one: MoveNotice) => moveReminder(one, proposed)]) {
      const texts = [notice, without, inEnglish].map((one) => letterText(letter({ ...one, isOfDesk: true })));
      expect(texts.join()).toContain('lo sportello');
      expect(texts.join()).not.toMatch(/l’ufficio (è chiuso|sarà)|office (is closed|will be open)/);
    }
  });

  it('reminds once more of the same, and tells what comes then', () => {
    const letter = moveReminder(notice, proposed);
    expect(letter.subject).toMatch(/^Aspettiamo la sua risposta/);
    expect(letterText(letter)).toContain('l’orario torna libero per tutti e l’ufficio la cerca');
    expect(letterText(moveReminder(inEnglish, proposed))).toContain('the office will contact you');
  });

  it('takes it back when the old time stands again', () => {
    const letter = withdrawnLetter(notice);
    expect(letter.subject).toMatch(/^Il suo appuntamento resta com’era/);
    expect(letterText(letter)).toContain('l’appuntamento resta valido nel giorno e all’ora di prima');
    expect(letterText(letter)).not.toContain(ANSWER);
    expect(letterText(withdrawnLetter(inEnglish))).toContain('There is nothing you need to do');
  });
});
