import { describe, expect, it } from 'vitest';
import { readDesk } from './desk-form.js';
import { readException } from './exception-form.js';
import { hoursOf, readHours, stretchCount } from './hours-form.js';
import { kindSaid, questionsValues, readQuestions, readTexts, type ServiceSettings, textsValues } from './service-forms.js';
import { differences, readValues, timeOf, type Values } from './settings-form.js';

const DESK = { id: 'desk', slug: 'sportello-1', name: 'Sportello 1', channels: ['IN_PERSON' as const], serviceIds: ['a'], hours: [] };

describe('what was typed', () => {
  it.each([
    ['9', '09:00'],
    ['9.30', '09:30'],
    ['09:30', '09:30'],
    ['24:00', '24:00'],
    ['mezzogiorno', 'mezzogiorno'],
  ])('a time as people write it: %s', (text, time) => {
    expect(timeOf(text)).toBe(time);
  });

  it('is read without what is sent with every form', () => {
    const form = new FormData();
    for (const [name, value] of [
      ['intent', 'save'],
      ['versione', 'v'],
      ['settimana', ''],
      ['nome', ' Uno '],
      ['righe', 'Uno\r\nDue\r\n'],
    ])
      form.set(name ?? '', value ?? '');
    expect(readValues(form)).toEqual({ nome: 'Uno', righe: 'Uno\nDue' });
  });

  it('differs where it is not what is there, boxes included', () => {
    expect(differences({ nome: 'Uno', 'canale-VIDEO': 'si', uguale: 'x' }, { nome: 'Due', uguale: 'x' })).toEqual([
      { name: 'nome', now: 'Uno', typed: 'Due' },
      { name: 'canale-VIDEO', now: 'si', typed: '' },
    ]);
  });
});

describe('hours', () => {
  const values: Values = { 'g1-0-da': '8', 'g1-0-a': '12.30', 'g1-1-da': '', 'g1-1-a': '', 'g3-1-da': '15', 'g3-1-a': '' };

  it('are the stretches that say something; a problem is shown at its own field', () => {
    const { change, fieldOf } = readHours(values, undefined);
    expect(change).toEqual({
      hours: [
        { weekday: 1, opens: '08:00', closes: '12:30' },
        { weekday: 3, opens: '15:00', closes: '' },
      ],
    });
    expect([fieldOf('hours.1.closes'), fieldOf('hours.0.opens'), fieldOf('hours')]).toEqual(['g3-1-a', 'g1-0-da', 'g1-0-da']);
  });

  it('of a desk that follows its office are none', () => {
    expect(readHours({ ...values, segue: 'si' }, DESK).change).toEqual({ deskHours: [{ deskId: 'desk', hours: [] }] });
    expect(readHours(values, DESK).fieldOf('deskHours.0.hours.1.opens')).toBe('g3-1-da');
  });

  it('have room for what is there, and for what was asked, within reason', () => {
    const twice = [1, 1, 1].map((weekday) => ({ weekday, opens: '08:00', closes: '09:00' }));
    expect([
      stretchCount([], null),
      stretchCount(twice, null),
      stretchCount([], '4'),
      stretchCount([], '99'),
      stretchCount([], 'x'),
    ]).toEqual([2, 3, 4, 6, 2]);
  });

  it('of a desk that follows its office have room for the office’s', () => {
    const thrice = [1, 1, 1].map((weekday) => ({ weekday, opens: '08:00', closes: '09:00' }));
    const [own] = thrice;
    expect(hoursOf({ hours: thrice }, DESK)).toBe(thrice);
    expect(hoursOf({ hours: thrice }, { ...DESK, hours: own ? [own] : [] })).toEqual([own]);
  });
});

it('a desk is as its boxes say, new without an id, or closed for good', () => {
  const values = { nome: 'Nuovo', 'canale-VIDEO': 'si', 'servizio-a': 'si', 'servizio-b': '' };
  const { change, fieldOf } = readDesk(values, undefined, 'a');
  expect(change).toEqual({ desks: [{ deskId: null, name: 'Nuovo', channels: ['VIDEO'], serviceIds: ['a'] }] });
  expect(['desks.0.name', 'desks.0.channels', 'desks.0.serviceIds'].map(fieldOf)).toEqual(['nome', 'canale-IN_PERSON', 'servizio-a']);
  expect(readDesk({ chiudi: 'si' }, DESK, 'a').change).toEqual({ closedDesks: ['desk'] });
});

describe('an exception', () => {
  it('has other hours, or is closed for a reason', () => {
    const values = { sportello: '', giorno: '2026-12-24', tipo: 'orari', 'fascia-0-da': '9', 'fascia-0-a': '12', motivo: 'Vigilia' };
    const open = readException(values);
    expect(open.change).toEqual({
      exceptions: [{ deskId: null, date: '2026-12-24', hours: [{ opens: '09:00', closes: '12:00' }], reason: null }],
    });
    expect(open.fieldOf('exceptions.0.hours.0.closes')).toBe('fascia-0-a');
    const closed = readException({ ...values, tipo: 'chiuso' });
    expect(closed.change).toEqual({ exceptions: [{ deskId: null, date: '2026-12-24', hours: [], reason: { it: 'Vigilia', en: null } }] });
    expect(closed.fieldOf('exceptions.0.reason')).toBe('motivo');
  });

  it('is taken away again', () => {
    expect(readException({ operazione: 'togli', sportello: 'desk', giorno: '2026-12-24' }).change).toEqual({
      ordinaryDays: [{ deskId: 'desk', date: '2026-12-24' }],
    });
    expect(readException({ operazione: 'riapri', chiusura: 'c' }).change).toEqual({ reopened: ['c'] });
  });
});

describe('questions and texts', () => {
  const question = { code: 'a', label: { it: 'Prima', en: null }, hint: null, kind: 'TEXT' as const, required: true, choices: [] };
  const settings: Pick<ServiceSettings, 'questions' | 'texts'> = {
    questions: [
      question,
      {
        ...question,
        code: 'b',
        label: { it: 'Seconda', en: 'Second' },
        kind: 'CHOICE' as const,
        choices: [
          { it: 'Sì', en: 'Yes' },
          { it: 'No', en: null },
        ],
      },
    ],
    texts: {
      description: { it: 'D', en: null },
      addressedTo: { it: 'A', en: null },
      howTo: { it: 'H', en: 'How' },
      needed: [{ it: 'N', en: 'Need' }],
    },
  };

  it('as they are, are sent back as they are', () => {
    const { questions } = readQuestions(questionsValues(settings)).change;
    expect(questions).toEqual(settings.questions.map(({ code, ...one }) => ({ code, ...one })));
    expect(readTexts(textsValues(settings)).change.texts).toEqual(settings.texts);
  });

  it('say their kind, which is one line where nothing was chosen', () => {
    const kinds = [kindSaid('domanda-0-tipo', ''), kindSaid('domanda-0-tipo', 'YES_NO'), kindSaid('domanda-0-testo', 'YES_NO')];
    expect(kinds).toEqual(['TEXT', 'YES_NO', undefined]);
  });

  it('are moved by their place, taken away by their box, and added at the end', () => {
    const values = { ...questionsValues(settings), 'domanda-1-posto': '1', 'domanda-0-posto': '2', 'domanda-2-testo': 'Terza' };
    expect(readQuestions(values).change.questions?.map(({ code }) => code)).toEqual(['b', 'a', null]);
    const { change, fieldOf } = readQuestions({ ...values, 'domanda-1-togli': 'si' });
    expect(change.questions?.map(({ label }) => label.it)).toEqual(['Prima', 'Terza']);
    expect([fieldOf('questions.1.label.it'), fieldOf('questions.0.choices')]).toEqual(['domanda-2-testo', 'domanda-0-scelte']);
  });

  it('what to bring is shown at its own field when something is wrong with it', () => {
    const { fieldOf } = readTexts({ 'serve-0': '', 'serve-2': 'x'.repeat(9000) });
    expect([fieldOf('texts.needed.0.it'), fieldOf('texts.howTo.en'), fieldOf('texts.howTo.it'), fieldOf('texts.needed')]).toEqual([
      'serve-2',
      'howTo-en',
      'howTo',
      'serve-2',
    ]);
  });
});
