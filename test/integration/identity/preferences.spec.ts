import type { PersonId } from '@casa/contracts';
import type { OwnPreferences, WantedPreferences } from '@casa/identity';
import type { Language } from '@casa/kernel';
import { aTenant, fixedClock, type TestDatabase, testDatabase, type TestTenant } from '@casa/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { identityProcess, type IdentityProcess } from './identity-process.js';
import { aPerson, asCaller, auditOf } from './people.js';

const NOW = '2026-11-23T09:00:00Z';
const MINUTE_MS = 60_000;
const clock = fixedClock(NOW);

let database: TestDatabase;
let identity: IdentityProcess;
let town: TestTenant;
let personId: PersonId;

beforeAll(async () => {
  database = await testDatabase();
  identity = await identityProcess(database, clock);
});

beforeEach(async () => {
  clock.set(NOW);
  town = await aTenant(database);
  personId = await aPerson(database);
});

afterAll(async () => {
  await identity[Symbol.asyncDispose]();
  await database.drop();
});

type Name = OwnPreferences['choices'][number]['name'];

/** A yes or a no to the text in force. */
function say(name: Name, value: boolean): WantedPreferences {
  return { choices: [{ name, value, textVersion: 1 }] };
}

async function decide(wanted: WantedPreferences, language: Language = 'it'): Promise<OwnPreferences> {
  const outcome = await identity.setPreferences.execute(town.id, asCaller(personId), wanted, language);
  if (!outcome.ok) throw new Error(`not decided: ${outcome.refusal}`);
  return outcome.value;
}

function read(tenant = town, by = personId): Promise<OwnPreferences> {
  return identity.readPreferences.execute(tenant.id, asCaller(by));
}

/** What holds, by name. */
function valuesOf({ choices }: OwnPreferences): Record<string, boolean> {
  return Object.fromEntries(choices.map(({ name, value }) => [name, value]));
}

const INITIALLY = { APPOINTMENT_REMINDERS: true, SATISFACTION_SURVEY: false, MUNICIPAL_NEWS: false };

describe('somebody who decided nothing', () => {
  it('is reminded of appointments, and agreed to nothing', async () => {
    const untouched = await read();
    expect(valuesOf(untouched)).toEqual(INITIALLY);
    expect(untouched.choices.every(({ decidedAt }) => decidedAt === undefined)).toBe(true);
    expect(untouched).toMatchObject({ history: [] });
    expect(untouched.letterLanguage).toBeUndefined();
    expect(await identity.letterPreferences.of(town.id, personId)).toEqual({ reminders: true, surveys: false });
  });

  it('decides nothing by leaving everything as it is', async () => {
    await decide({ choices: Object.entries(INITIALLY).map(([name, value]) => ({ name: name as Name, value, textVersion: 1 })) });
    expect(await read()).toMatchObject({ history: [] });
    expect(await auditOf(database, town.id)).toEqual([]);
  });
});

describe('a consent', () => {
  it('is given and taken back, and what was said when, on which text, stays', async () => {
    expect(valuesOf(await decide(say('MUNICIPAL_NEWS', true), 'en'))).toEqual({ ...INITIALLY, MUNICIPAL_NEWS: true });
    clock.advance(MINUTE_MS);
    expect(valuesOf(await decide(say('MUNICIPAL_NEWS', false)))).toEqual(INITIALLY);
    const given = { name: 'MUNICIPAL_NEWS', value: true, textVersion: 1, language: 'en', decidedAt: Date.parse(NOW) };
    const withdrawn = { name: 'MUNICIPAL_NEWS', value: false, textVersion: 1, language: 'it', decidedAt: Date.parse(NOW) + MINUTE_MS };
    expect((await read()).history).toEqual([withdrawn, given]);
    expect((await read()).choices).toContainEqual({
      ...{ name: 'MUNICIPAL_NEWS', ground: 'CONSENT', textVersion: 1 },
      ...{ value: false, decidedAt: withdrawn.decidedAt },
    });
  });

  it('to a text that is no longer in force is none, and is not kept', async () => {
    for (const textVersion of [0, 2]) {
      const wanted = { choices: [{ name: 'MUNICIPAL_NEWS', value: true, textVersion }] } as const;
      expect(await identity.setPreferences.execute(town.id, asCaller(personId), wanted, 'it')).toEqual({
        ok: false,
        refusal: 'TEXT_CHANGED',
      });
    }
    expect(await read()).toMatchObject({ history: [] });
    await decide(say('MUNICIPAL_NEWS', true));
    await database.asSuperuser('update person_preference set text_version = 0 where person_id = $1', [personId]);
    expect(valuesOf(await read())).toEqual(INITIALLY);
    expect(valuesOf(await decide(say('MUNICIPAL_NEWS', true)))).toMatchObject({ MUNICIPAL_NEWS: true });
    expect((await read()).history).toHaveLength(2);
  });

  it('said twice at the same moment is kept once', async () => {
    await Promise.all([decide(say('SATISFACTION_SURVEY', true)), decide(say('SATISFACTION_SURVEY', true))]);
    expect((await read()).history).toHaveLength(1);
  });

  it('is of its municipality and its person alone', async () => {
    await decide({ ...say('MUNICIPAL_NEWS', true), letterLanguage: 'en' });
    await decide(say('APPOINTMENT_REMINDERS', false));
    const other = await aTenant(database);
    for (const elsewhere of [await read(other), await read(town, await aPerson(database))]) {
      expect(valuesOf(elsewhere)).toEqual(INITIALLY);
      expect(elsewhere).toMatchObject({ history: [] });
    }
    expect(await identity.letterPreferences.of(other.id, personId)).toEqual({ reminders: true, surveys: false });
  });

  it('cannot be rewritten once it was given', async () => {
    await decide(say('MUNICIPAL_NEWS', true));
    const rewriting = ['update person_preference_history set value = false', 'delete from person_preference_history'];
    for (const sql of rewriting) {
      await expect(database.inTenant(town.id, (client) => client.query(sql))).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('how letters are written', () => {
  it('follows what the person wants, until they want otherwise', async () => {
    expect(await decide({ ...say('APPOINTMENT_REMINDERS', false), letterLanguage: 'en' })).toMatchObject({ letterLanguage: 'en' });
    expect(await identity.letterPreferences.of(town.id, personId)).toEqual({ reminders: false, surveys: false, language: 'en' });
    expect(await decide(say('APPOINTMENT_REMINDERS', true))).toMatchObject({ letterLanguage: 'en' });
    expect(await identity.letterPreferences.of(town.id, personId)).toEqual({ reminders: true, surveys: false, language: 'en' });
    await decide({ choices: [], letterLanguage: 'it' });
    expect(await identity.letterPreferences.of(town.id, personId)).toEqual({ reminders: true, surveys: false, language: 'it' });
    await decide({ ...say('SATISFACTION_SURVEY', true), letterLanguage: null });
    expect(await identity.letterPreferences.of(town.id, personId)).toEqual({ reminders: true, surveys: true });
  });
});

it('leaves its trace in the audit, a consent and its withdrawal by name', async () => {
  await decide({
    choices: [
      { name: 'APPOINTMENT_REMINDERS', value: false, textVersion: 1 },
      { name: 'SATISFACTION_SURVEY', value: true, textVersion: 1 },
      { name: 'MUNICIPAL_NEWS', value: false, textVersion: 1 },
    ],
    letterLanguage: 'en',
  });
  await decide({ ...say('SATISFACTION_SURVEY', false), letterLanguage: 'en' });
  const of = { subject: 'OwnPreference', actor: personId, person: personId, allowedBy: 'own session' };
  expect(await auditOf(database, town.id)).toEqual([
    { action: 'change', subjectId: 'APPOINTMENT_REMINDERS', ...of },
    { action: 'agree', subjectId: 'SATISFACTION_SURVEY', ...of },
    { action: 'change', subjectId: 'LETTER_LANGUAGE', ...of },
    { action: 'withdraw', subjectId: 'SATISFACTION_SURVEY', ...of },
  ]);
});
