import { letterHtml, letterText } from '@casa/platform/mail';
import { describe, expect, it } from 'vitest';
import { municipality } from '../../mail/appointment-notice.sample.js';
import { ratingLetter, type RatingNotice } from './rating-letter.js';

const LINK = 'https://comune.bari.ba.it/com-e-andata/link/TOKEN';

const notice: RatingNotice = {
  municipality,
  language: 'it',
  citizenName: 'Mario Rossi',
  serviceName: 'Carta d’identità elettronica',
  officeName: 'Anagrafe centrale',
  day: '2026-11-23',
  lastDay: '2026-12-07',
  agreed: false,
  ratingUrl: LINK,
};

describe('the letter that asks how it went', () => {
  it('asks one question, says until when, and that it is the only one', () => {
    expect(letterText(ratingLetter(notice))).toContain(`Buongiorno Mario Rossi,

lunedì 23 novembre 2026 ha avuto un appuntamento con l’ufficio «Anagrafe centrale» per il servizio «Carta d’identità elettronica». Quanto è stato facile? Rispondere richiede pochi secondi e ci aiuta a migliorare.

La sua valutazione è conservata senza il suo nome: l’ufficio non sa chi l’ha data. Rispondere è facoltativo.

È l’unico messaggio che le mandiamo su questo appuntamento: se non risponde non la disturberemo più.

Può valutare, e cambiare la valutazione, fino a lunedì 7 dicembre 2026, senza bisogno di accedere:
${LINK}
Chi ha questo collegamento può valutare al posto suo: non lo inoltri.`);
    expect(ratingLetter(notice).subject).toBe('Com’è andata? Carta d’identità elettronica');
  });

  it('says to whoever agreed that they may change their mind', () => {
    const text = letterText(ratingLetter({ ...notice, language: 'en', agreed: true }));
    expect(text).toContain('Dear Mario Rossi,\n\nOn Monday');
    expect(text).toContain('because you agreed to it in your personal area');
    expect(text).not.toContain('the only message');
  });

  it('shows names as they were written, whatever they are', () => {
    const html = letterHtml(ratingLetter({ ...notice, serviceName: '<b>CIE</b> & rinnovi' }));
    expect(html).toContain('&lt;b&gt;CIE&lt;/b&gt; &amp; rinnovi');
  });
});
