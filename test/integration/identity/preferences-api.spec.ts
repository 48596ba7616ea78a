import { type TestDatabase, testDatabase } from '@casa/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aMunicipality, type Municipality } from '../../support/a-municipality.js';
import { type GraphqlAnswer, type RunningApi, runningApi } from '../../support/running-api.js';
import { aPerson, aSession } from './people.js';

const PREFERENCES = 'choices { name ground text textVersion value decidedAt } letterLanguage history { name value text textVersion }';

let database: TestDatabase;
let api: RunningApi;
let town: Municipality;
let cookie: string;

beforeAll(async () => {
  database = await testDatabase();
  town = await aMunicipality(database, 'altamura');
  api = await runningApi(database);
});

beforeEach(async () => {
  cookie = await aSession(database, town.tenant.id, await aPerson(database));
});

afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await database.drop();
});

function ask(query: string, input?: object, language = 'it', by: string | undefined = cookie): Promise<GraphqlAnswer> {
  const headers = { 'accept-language': language, cookie: `casa_session=${by}` };
  return api.ask(town.host, { query, ...(input && { variables: { input } }) }, headers);
}

function set(input: object, language?: string): Promise<GraphqlAnswer> {
  const query = `mutation ($input: SetPreferencesInput!) {
    setPreferences(input: $input) {
      __typename
      ... on PreferencesSet { preferences { ${PREFERENCES} } }
      ... on PreferenceTextChanged { message }
      ... on InvalidInput { fields { path code } }
    }
  }`;
  return ask(query, input, language);
}

it('shows what there is to decide, on which ground, in the language of whoever asks', async () => {
  const { data } = await ask(`{ myPreferences { ${PREFERENCES} } }`, undefined, 'en');
  expect(data?.['myPreferences']).toMatchObject({
    choices: [
      { name: 'APPOINTMENT_REMINDERS', ground: 'PUBLIC_TASK', value: true, decidedAt: null, textVersion: 1 },
      { name: 'SATISFACTION_SURVEY', ground: 'CONSENT', value: false },
      { name: 'MUNICIPAL_NEWS', ground: 'CONSENT', text: 'I agree to receive by e-mail the news published on this portal.' },
    ],
    letterLanguage: null,
    history: [],
  });
});

it('keeps what was decided with the text as it was read', async () => {
  const given = { choices: [{ name: 'MUNICIPAL_NEWS', value: true, textVersion: 1 }], letterLanguage: 'en' };
  expect((await set(given, 'en')).data).toMatchObject({ setPreferences: { __typename: 'PreferencesSet' } });
  const { data } = await set({ choices: [] });
  expect(data).toMatchObject({
    setPreferences: {
      preferences: {
        letterLanguage: 'en',
        history: [{ name: 'MUNICIPAL_NEWS', value: true, text: 'I agree to receive by e-mail the news published on this portal.' }],
      },
    },
  });
});

it('says what cannot be taken: a text that is none, or the same thing twice', async () => {
  const news = (textVersion: number) => ({ name: 'MUNICIPAL_NEWS', value: true, textVersion });
  expect((await set({ choices: [news(2)] })).data).toEqual({
    setPreferences: {
      __typename: 'PreferenceTextChanged',
      message: 'Nel frattempo il testo è cambiato. Rileggilo e scegli di nuovo.',
    },
  });
  expect((await set({ choices: [news(1), news(1)] })).data).toEqual({
    setPreferences: { __typename: 'InvalidInput', fields: [{ path: 'choices', code: 'NOT_A_CHOICE' }] },
  });
});

it('is for whoever is logged in', async () => {
  const operations = ['{ myPreferences { letterLanguage } }', 'mutation { setPreferences(input: { choices: [] }) { __typename } }'];
  for (const query of operations) {
    expect((await ask(query, undefined, 'it', 'nobody')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  }
});
