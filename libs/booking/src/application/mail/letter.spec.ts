import { letterHtml, letterText } from '@casa/platform/mail';
import { describe, expect, it } from 'vitest';
import { sampleNotice } from './appointment-notice.sample.js';
import { letterOf } from './letter.js';
import { MAIL_KINDS } from './mail-kind.js';

const now = new Date('2026-11-20T10:00:00Z');
const LINK = 'https://comune.bari.ba.it/prenotazioni/link/TOKEN';

describe('the letter of a confirmation', () => {
  const letter = letterOf('confirmation', sampleNotice(), now);

  it('says everything one needs to come', () => {
    expect(letterText(letter)).toBe(`Buongiorno Mario Rossi,

il suo appuntamento è confermato. Ecco il riepilogo.

Servizio: Carta d’identità elettronica
Quando: martedì 24 novembre 2026, dalle 9:30 alle 9:50 (20 minuti)
Come: Di persona
Dove: Anagrafe centrale, largo Fraccacreta 1, 70122 Bari
Codice dell’appuntamento: BA-7K3Q9MXT

Che cosa portare o tenere pronto:
- una fototessera recente
- la vecchia carta, o la denuncia di smarrimento

Può spostare o annullare l’appuntamento fino a lunedì 23 novembre 2026, ore 9:30, senza bisogno di accedere:
${LINK}
Chi ha questo collegamento può cambiare l’appuntamento: non lo inoltri.

Il file allegato aggiorna l’appuntamento nel suo calendario.
Se non ha chiesto lei questo appuntamento, può annullarlo con il collegamento qui sopra.
Questo messaggio è automatico. Se risponde, la risposta arriva all’ufficio.

I suoi dati servono solo a gestire l’appuntamento. Il titolare del trattamento è: Comune di Bari. Informativa sulla privacy: https://www.comune.bari.it/privacy

-- 
Anagrafe centrale: 080 577 3333, anagrafe@comune.bari.it
Comune di Bari: corso Vittorio Emanuele II 84, 70122 Bari
Telefono: 080 577 1111
PEC: archiviogenerale.comunebari@pec.rupar.puglia.it
Sito: https://www.comune.bari.it
`);
    expect(letter.subject).toBe('Appuntamento confermato: martedì 24 novembre 2026, ore 9:30');
  });

  it('says how to check in, where an office has a waiting room', () => {
    const text = letterText(letterOf('confirmation', sampleNotice({ checksIn: true }), now));
    expect(text).toContain('Quando arriva in ufficio: https://comune.bari.ba.it/arrivo/BA-7K3Q9MXT');
    for (const channel of ['TELEPHONE', 'VIDEO'] as const) {
      expect(letterText(letterOf('confirmation', sampleNotice({ checksIn: true, channel }), now))).not.toContain('/arrivo/');
    }
  });

  it('says the same in HTML, in the colour and the language of its reader', () => {
    const page = letterHtml(letter);
    expect(page).toContain('<html lang="it">');
    expect(page).toContain('background:#8b1a2b');
    expect(page).toContain(`href="${LINK}"`);
    expect(page).not.toMatch(/<table|<img|<script|undefined|\[object/);
    const shown = page
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .replaceAll('&#39;', "'");
    for (const { label, value } of letter.facts) expect(shown).toContain(`${label} ${value}`);
  });

  it('is English for whoever booked in English, and the link opens the English page', () => {
    const english = letterText(letterOf('confirmation', sampleNotice({ language: 'en' }), now));
    expect(english).toContain('Dear Mario Rossi,\n\nYour appointment is confirmed.');
    expect(english).toContain('Service: Electronic identity card\nWhen: Tuesday, 24 November 2026, from 9:30 to 9:50 (20 minutes)');
    expect(english).toContain('https://comune.bari.ba.it/en/prenotazioni/link/TOKEN');
  });
});

it('a letter tells of the others for the same service, each with its link', () => {
  const other = {
    startsAt: new Date('2026-11-27T10:00:00Z'),
    officeName: 'Anagrafe di Carbonara',
    manageUrl: 'https://comune.bari.ba.it/x',
  };
  const text = letterText(letterOf('confirmation', { ...sampleNotice(), others: [other] }, now));
  expect(text.replace(/\s+/g, ' ')).toContain(
    'venerdì 27 novembre 2026, ore 11:00, Anagrafe di Carbonara. Se gliene serve uno solo, annulli l’altro',
  );
  expect(text).toContain('https://comune.bari.ba.it/x');
});

describe('the other letters', () => {
  it('give no link to manage what is cancelled, but one to book anew', () => {
    const text = letterText(letterOf('cancellation', sampleNotice({ status: 'CANCELLED', sequence: 1 }), now));
    expect(text).toContain('è stato annullato');
    expect(text).not.toContain('TOKEN');
    expect(text).toContain('https://comune.bari.ba.it/prenota');
  });

  it('tell the way by telephone when it is too late for the link', () => {
    const dayBefore = new Date('2026-11-23T08:45:00Z');
    const text = letterText(letterOf('reminder', sampleNotice(), dayBefore));
    expect(text).toContain('Se non può venire, avvisi l’ufficio: telefono 080 577 3333');
    expect(text).not.toContain('Può spostare');
    expect(text).not.toContain('può annullarlo');
  });

  it('explain how to meet by telephone and by video', () => {
    expect(letterText(letterOf('confirmation', sampleNotice({ channel: 'TELEPHONE' }), now))).toContain('l’ufficio le telefonerà');
    const video = letterText(letterOf('confirmation', sampleNotice({ channel: 'VIDEO' }), now));
    expect(video).toContain('Come: In videochiamata');
    expect(video).toContain('Stanza virtuale: https://comune.bari.ba.it/stanza/link/ROOM\n');
    expect(letterHtml(letterOf('reminder', sampleNotice({ channel: 'VIDEO', language: 'en' }), now))).toContain(
      'href="https://comune.bari.ba.it/en/stanza/link/ROOM"',
    );
    const cancelled = sampleNotice({ channel: 'VIDEO', status: 'CANCELLED' });
    expect(letterText(letterOf('cancellation', cancelled, now))).not.toContain('ROOM');
  });
});

describe('every letter', () => {
  const hostile = { it: '<img src=x onerror=alert(1)>&"\'' };

  it.each(MAIL_KINDS)('escapes what it did not write itself (%s)', (kind) => {
    const status = kind === 'cancellation' ? 'CANCELLED' : 'BOOKED';
    const page = letterHtml(
      letterOf(kind, sampleNotice({ status, serviceName: hostile, officeName: hostile, street: hostile.it, needed: [hostile] }), now),
    );
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;');
  });

  it.each([
    'Vinci un premio su www.example.org',
    'Mario https://example.org/',
    '<b>Mario</b>',
    '12345',
    'x'.repeat(100),
    '\u202Eoiram',
    'Mario\r\nBcc: altri@example.org',
    '😀',
  ])('greets without a name whoever typed none (%j)', (givenName) => {
    const notice = sampleNotice({}, { givenName, familyName: '1' });
    expect(notice.citizenName).toBeUndefined();
    expect(letterOf('confirmation', notice, now).greeting).toBe('Buongiorno,');
  });

  it.each(['María José', 'Jean-Luc', 'D’Àncona', "O'Neil", 'Łukasz', 'Nguyễn', '李', 'Ольга'])('greets %s', (givenName) => {
    expect(sampleNotice({}, { givenName }).citizenName).toBe(`${givenName} Rossi`);
  });
});
