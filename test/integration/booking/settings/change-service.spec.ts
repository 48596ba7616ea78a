import type { ServiceChange } from '@casa/booking';
import { fixedClock, testDatabase, type TestDatabase } from '@casa/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { granted, request } from '../a-counter.js';
import {
  aManager,
  aSettingsWorld,
  previewed,
  refusalOf,
  saved,
  type SettingsUseCases,
  settingsUseCases,
  type SettingsWorld,
} from './settings-world.js';

const NOW = '2026-11-23T08:00:00+01:00';

let database: TestDatabase;
let casa: SettingsUseCases;
let world: SettingsWorld;

beforeAll(async () => {
  database = await testDatabase();
  casa = await settingsUseCases(database, fixedClock(NOW));
});
beforeEach(async () => {
  world = await aSettingsWorld(database, casa.keys);
});
afterAll(async () => {
  await casa[Symbol.asyncDispose]();
  await database.drop();
});

async function seen() {
  const found = await casa.read.service(world.manager, world.service.id);
  if (!found) throw new Error('the service is not there');
  return found;
}

async function change(what: ServiceChange, version?: string) {
  const request = { version: version ?? (await seen()).version, isPreview: false };
  return casa.service.execute(world.manager, world.service.id, what, request);
}

describe('the rules of a service', () => {
  it('show the week before and after, and are what citizens find after the save', async () => {
    const { rules } = (await seen()).service.settings;
    const longer = { ...rules, minutes: 60, stepMinutes: 30 };
    const outcome = await casa.service.execute(world.manager, world.service.id, { rules: longer }, { version: '', isPreview: true });
    const inPerson = previewed(outcome).services.find(({ channel }) => channel === 'IN_PERSON');
    expect(inPerson?.days[0]).toEqual({ date: '2026-11-30', before: 6, after: 5 });
    saved(await change({ rules: longer }));
    const found = await casa.find.days(world.manager, {
      ...{ serviceId: world.service.id, officeId: world.office.id, channel: 'IN_PERSON' as const, from: '2026-11-30', days: 1 },
    });
    expect(found?.days[0]?.slots).toHaveLength(5);
  });

  it('that take a channel away keep who booked it', async () => {
    const { id } = granted(
      await casa.book.execute(
        world.manager,
        request(world, '2026-12-01T09:00', { channel: 'TELEPHONE', citizen: { telephone: '080 5771111' } }),
      ),
    ).appointment;
    const { rules } = (await seen()).service.settings;
    const { kept } = saved(await change({ rules: { ...rules, channels: ['IN_PERSON'] } }));
    expect(kept).toMatchObject([{ id, reason: 'CHANNEL_NOT_GIVEN', channel: 'TELEPHONE' }]);
  });

  it('under which nothing could ever be booked are refused', async () => {
    const { rules } = (await seen()).service.settings;
    expect(refusalOf(await change({ rules: { ...rules, leadMinutes: 1440, horizonDays: 1 } }))).toEqual({
      code: 'INVALID',
      problems: [{ path: 'rules.leadMinutes', problem: 'LEAD_TOO_LONG' }],
    });
  });

  it('are decided where the service is answered for', async () => {
    const stranger = await aManager(database, casa.keys, world.tenant, [world.otherOffice]);
    expect(await casa.read.service(stranger, world.service.id)).toBeUndefined();
    const outcome = await casa.service.execute(stranger, world.service.id, {}, { version: '', isPreview: true });
    expect(refusalOf(outcome)).toEqual({ code: 'NOT_FOUND' });
  });
});

describe('the questions of a service', () => {
  it('keep the codes that answers are kept under, in the order they are given', async () => {
    saved(await change({ questions: [{ label: { it: 'Numero di pratica' }, kind: 'TEXT', required: false }] }));
    const [first] = (await seen()).service.settings.questions;
    expect(first).toMatchObject({ code: 'numero-di-pratica' });
    const choices = [{ it: 'Sì', en: 'Yes' }, { it: 'Non so' }];
    saved(
      await change({
        questions: [
          { label: { it: 'Numero di pratica' }, kind: 'CHOICE', required: true, choices },
          { code: 'numero-di-pratica', label: { it: 'Pratica', en: 'File' }, kind: 'TEXT', required: true },
        ],
      }),
    );
    expect((await seen()).service.settings.questions).toEqual([
      { code: 'numero-di-pratica-2', label: { it: 'Numero di pratica' }, kind: 'CHOICE', required: true, choices },
      { code: 'numero-di-pratica', label: { it: 'Pratica', en: 'File' }, kind: 'TEXT', required: true },
    ]);
  });

  it('with one choice, or of a code that is not there, are refused', async () => {
    const outcome = await change({
      questions: [
        { label: { it: 'Quale?' }, kind: 'CHOICE', required: true, choices: [{ it: 'Una' }] },
        { code: 'altra', label: { it: 'Quale?' }, kind: 'TEXT', required: true },
      ],
    });
    expect(refusalOf(outcome)).toMatchObject({
      problems: [
        { path: 'questions.0.choices', problem: 'TWO_CHOICES' },
        { path: 'questions.1.code', problem: 'NOT_FOUND' },
      ],
    });
  });
});

describe('the texts of a service', () => {
  it('are written whole, and leave the rest of its card as it is', async () => {
    const [before] = await database.asSuperuser('select card from service where id = $1', [world.service.id]);
    const texts = {
      description: { it: 'Breve', en: 'Short' },
      addressedTo: { it: 'A tutti' },
      howTo: { it: 'Vieni allo sportello' },
      needed: [{ it: 'Documento', en: 'Document' }],
    };
    saved(await change({ texts }));
    expect((await seen()).service.settings.texts).toEqual(texts);
    const [after] = await database.asSuperuser('select card, managed_by from service where id = $1', [world.service.id]);
    const { description, ...card } = texts;
    expect(description).toEqual({ it: 'Breve', en: 'Short' });
    expect(after).toEqual({ card: { ...(before?.['card'] as object), ...card }, managed_by: world.manager.personId });
  });

  it('are changed by one at a time', async () => {
    const { version, service } = await seen();
    const { texts } = service.settings;
    saved(await change({ texts: { ...texts, howTo: { it: 'Uno' } } }, version));
    expect(refusalOf(await change({ texts: { ...texts, howTo: { it: 'Due' } } }, version))).toMatchObject({ code: 'CHANGED_MEANWHILE' });
    expect((await seen()).service.settings.texts.howTo).toEqual({ it: 'Uno' });
  });
});
