import { type ClientRequest, request as httpRequest } from 'node:http';
import { randomBytes, randomUUID } from 'node:crypto';
import { BookingRetention } from '@casa/booking';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EICAR, StandInClamd } from '../../../support/clamd.js';
import { openDocument, PDF, PNG, PROGRAM, wordDocument, zip } from '../../../support/files.js';
import { callOverHttp, type HttpAnswer } from '../../../support/running-api.js';
import { aSession } from '../../../support/sessions.js';
import { Browser, meeting, roomWorld, type RoomWorld } from './room-world.js';

const MEGABYTE = 1024 * 1024;
const BOUNDARY = 'a-boundary-that-nothing-contains';

let clamd: StandInClamd;
let world: RoomWorld;

beforeAll(async () => {
  clamd = await StandInClamd.start(2 * MEGABYTE);
  world = await roomWorld({ CASA_CLAMD_URL: clamd.url, CASA_DOCUMENT_MEGABYTES: '3' });
});

afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await clamd[Symbol.asyncDispose]();
});

function envelope(name: string, content: Buffer): Buffer {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/pdf\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
}

/** Gives a file as the page does. */
function give(browser: Browser, name: string, content: Buffer, headers: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> {
  return callOverHttp(world.api.port, {
    host: world.bari.host,
    path: '/stanza/documenti',
    method: 'POST',
    headers: {
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      'x-room-seat': browser.seat,
      ...browser.session?.headers,
      ...headers,
    },
    body: envelope(name, content),
  });
}

function read(id: string, headers: Readonly<Record<string, string>>): Promise<HttpAnswer> {
  return world.api.call({ host: world.bari.host, path: `/stanza/documenti/${id}`, headers });
}

const codeOf = ({ body }: HttpAnswer) => (JSON.parse(body) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code;
const idOf = ({ body }: HttpAnswer) => (JSON.parse(body) as { id: string }).id;

async function rows(table: string): Promise<number> {
  const [row] = await world.database.asSuperuser(`select count(*)::int as count from ${table}`);
  return row?.['count'] as number;
}

describe('a document', () => {
  it('goes both ways at once, is opened by who is in the room, and lies sealed', async () => {
    const { citizen, operator } = await meeting(world);
    await using page = operator.listen();
    await using own = citizen.listen();
    const content = Buffer.concat([PDF, randomBytes(MEGABYTE)]);
    const given = await give(citizen, 'Carta d’identità di Nicoletta.pdf', content);
    expect(given.status).toBe(201);
    const back = await give(operator, 'modulo.docx', wordDocument());
    expect(back.status).toBe(201);
    const document = { name: 'Carta d’identità di Nicoletta.pdf', mediaType: 'application/pdf', bytes: content.length, scanned: true };
    await expect
      .poll(() => page.of('RoomDocumentGiven')[0]?.['document'])
      .toMatchObject({ id: idOf(given), senderId: citizen.id, ...document });
    await expect.poll(() => own.of('RoomDocumentGiven')).toHaveLength(2);

    const opened = await read(idOf(given), { 'x-room-seat': operator.seat, ...operator.session!.headers });
    expect(opened.status).toBe(200);
    expect(opened.headers).toMatchObject({
      ...{ 'content-type': 'application/pdf', 'content-length': String(content.length), 'cache-control': 'private, no-store' },
      ...{ 'x-content-type-options': 'nosniff', 'content-security-policy': expect.stringContaining('sandbox') as unknown },
      'content-disposition': expect.stringMatching(/^attachment; /) as unknown,
    });
    expect(opened.body.length).toBe(content.toString('utf8').length);
    expect((await read(idOf(back), { 'x-room-seat': citizen.seat })).status).toBe(200);

    const stored = await world.database.asSuperuser(`select encode(sealed, 'escape') as text from stored_piece`);
    expect(stored.length).toBeGreaterThan(4);
    expect(JSON.stringify(stored)).not.toContain('%PDF');
    const names = await world.database.asSuperuser('select t::text from room_document t');
    expect(JSON.stringify(names)).not.toMatch(/Nicoletta|modulo/);
    const audit = await world.database.asSuperuser(
      `select content::jsonb ->> 'action' as action from audit_entry where content::jsonb ->> 'subjectId' = $1`,
      [idOf(given)],
    );
    expect(audit).toEqual([{ action: 'read' }]);
  });

  it.each([
    ['an image', 'foto.png', () => PNG],
    ['a text', 'nota.txt', () => Buffer.from('Perché no?\n')],
    ['a Word document', 'lettera.docx', wordDocument],
    ['an OpenDocument text', 'lettera.odt', openDocument],
  ])('may be %s', async (_what, name, content) => {
    const { citizen } = await meeting(world);
    expect(await give(citizen, name, content())).toMatchObject({ status: 201 });
  });

  it.each([
    ['a program named PDF', 'modulo.pdf', () => PROGRAM, 415, 'WRONG_TYPE'],
    ['a program', 'modulo.exe', () => PROGRAM, 415, 'WRONG_TYPE'],
    ['a PDF named as a program', 'modulo.exe', () => PDF, 415, 'WRONG_TYPE'],
    ['a page', 'pagina.html', () => Buffer.from('<script>alert(1)</script>'), 415, 'WRONG_TYPE'],
    ['a drawing with a script in it', 'disegno.svg', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415, 'WRONG_TYPE'],
    ['an archive', 'tutto.zip', () => zip({ 'a.txt': 'a' }), 415, 'WRONG_TYPE'],
    ['an archive named Word document', 'lettera.docx', () => zip({ 'a.txt': 'a' }), 415, 'WRONG_TYPE'],
    ['a Word document with macros', 'lettera.docx', () => wordDocument({ macros: true }), 415, 'WRONG_TYPE'],
    ['bytes that are no text', 'nota.txt', () => Buffer.from([0x61, 0xff, 0xfe, 0x61]), 415, 'WRONG_TYPE'],
    ['nothing', 'vuoto.pdf', () => Buffer.alloc(0), 422, 'EMPTY'],
    ['a virus', 'nota.txt', () => Buffer.from(EICAR), 422, 'INFECTED'],
    ['a virus in something that looks good', 'nota.pdf', () => Buffer.concat([PDF, Buffer.from(EICAR)]), 422, 'INFECTED'],
    ['more than the scanner reads', 'grande.pdf', () => Buffer.concat([PDF, Buffer.alloc(2.5 * MEGABYTE)]), 503, 'NOT_SCANNED'],
    ['more than is taken', 'enorme.pdf', () => Buffer.concat([PDF, Buffer.alloc(3 * MEGABYTE)]), 413, 'TOO_LARGE'],
  ])('is not taken when it is %s, and leaves nothing behind', async (_what, name, content, status, code) => {
    const { citizen, operator } = await meeting(world);
    await using page = operator.listen();
    const before = [await rows('stored_content'), await rows('stored_piece'), await rows('room_document')];
    const answer = await give(citizen, name, content());
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    expect([await rows('stored_content'), await rows('stored_piece'), await rows('room_document')]).toEqual(before);
    await operator.say('Fatto');
    await expect.poll(() => page.of('RoomMessage').length).toBe(1);
    expect(page.of('RoomDocumentGiven')).toEqual([]);
  });

  it('says nothing of its language but by the header', async () => {
    const { citizen } = await meeting(world);
    const italian = await give(citizen, 'modulo.exe', PROGRAM);
    const english = await give(citizen, 'modulo.exe', PROGRAM, { 'accept-language': 'en' });
    expect(italian.body).toContain('Vanno bene: pdf');
    expect(english.body).toContain('These can: pdf');
  });
});

describe('of two gigabytes', () => {
  it('is refused before it is sent, when it says so itself', async () => {
    const { citizen } = await meeting(world);
    const answer = await upload(citizen, { 'content-length': String(2 * 1024 * MEGABYTE) }, 0);
    expect([answer.status, answer.sent]).toEqual([413, 0]);
  });

  it('is cut off soon, when it does not', async () => {
    const { citizen } = await meeting(world);
    const before = await rows('stored_content');
    const answer = await upload(citizen, { 'transfer-encoding': 'chunked' }, 2 * 1024 * MEGABYTE);
    expect(answer.status).toBe(413);
    expect(answer.sent).toBeLessThan(64 * MEGABYTE);
    expect(await rows('stored_content')).toBe(before);
  });

  /** Sends as long as it is let; bytes without end, as a page of a stranger might. */
  function upload(browser: Browser, headers: Readonly<Record<string, string>>, bytes: number): Promise<{ status: number; sent: number }> {
    return new Promise((resolve, reject) => {
      let sent = 0;
      let status: number | undefined;
      const sending = httpRequest({
        ...{ host: '127.0.0.1', port: world.api.port, path: '/stanza/documenti', method: 'POST', agent: false },
        headers: {
          ...{
            host: world.bari.host,
            'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
            'x-room-seat': browser.seat,
            ...headers,
          },
        },
      });
      sending.on('response', (response) => {
        status = response.statusCode ?? 0;
        response.resume();
        sending.destroy();
        resolve({ status, sent });
      });
      sending.on('error', (error) => {
        if (status === undefined) reject(error);
      });
      sending.flushHeaders();
      if (bytes === 0) return;
      sending.write(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="film.pdf"\r\n\r\n%PDF-1.4\n`);
      const part = Buffer.alloc(MEGABYTE);
      const more = () => {
        while (status === undefined && sent < bytes) {
          sent += part.length;
          if (sending.write(part)) continue;
          sending.once('drain', more);
          return;
        }
      };
      more();
    });
  }
});

describe('what is given', () => {
  it('is given by who is in the room alone, from our own pages, and is one file', async () => {
    const { citizen, appointment } = await meeting(world);
    const waiting = new Browser(world);
    await waiting.enter({ token: (await world.appointmentIn(5)).roomToken });
    expect(codeOf(await give(waiting, 'a.pdf', PDF))).toBe('NOT_ADMITTED');
    expect(codeOf(await give(new Browser(world), 'a.pdf', PDF))).toBe('SEAT_LOST');
    expect(codeOf(await give(citizen, 'a.pdf', PDF, { 'sec-fetch-site': 'cross-site' }))).toBe('FOREIGN');
    expect(codeOf(await give(citizen, 'a.pdf', PDF, { origin: 'https://evil.example' }))).toBe('FOREIGN');
    expect((await give(citizen, 'a.pdf', PDF, { 'content-type': 'application/pdf' })).status).toBe(415);
    const second = new Browser(world);
    await second.enter({ token: appointment.roomToken, takeOver: true });
    expect(codeOf(await give(citizen, 'a.pdf', PDF))).toBe('SEAT_LOST');
  });

  it.each([
    ['that breaks off', (sending: ClientRequest) => Promise.resolve(sending.destroy())],
    [
      'by somebody who is put out meanwhile',
      async (sending: ClientRequest, rest: Buffer, putOut: () => Promise<unknown>) => {
        await putOut();
        sending.end(rest);
      },
    ],
  ])('%s leaves nothing behind', async (_what, end) => {
    const { citizen, operator } = await meeting(world);
    const before = [await rows('stored_content'), await rows('room_document')];
    const body = envelope('a.pdf', Buffer.concat([PDF, Buffer.alloc(MEGABYTE)]));
    const sending = httpRequest({
      ...{ host: '127.0.0.1', port: world.api.port, path: '/stanza/documenti', method: 'POST', agent: false },
      headers: {
        ...{ host: world.bari.host, 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, 'x-room-seat': citizen.seat },
        'content-length': body.length,
      },
    });
    sending.on('error', () => undefined);
    const half = Math.floor(body.length / 2);
    sending.write(body.subarray(0, half));
    await expect.poll(() => rows('stored_piece')).toBeGreaterThan(0);
    await expect.poll(() => rows('room_document')).toBe(before[1]! + 1);
    await end(sending, body.subarray(half), () => operator.admit(citizen.id, false));
    await expect.poll(async () => [await rows('stored_content'), await rows('room_document')]).toEqual(before);
  });

  it('is of fifty documents at the most', async () => {
    const { citizen, appointment } = await meeting(world);
    await world.database.asSuperuser(
      `insert into room_document (tenant_id, id, appointment_id, sender_id, name_sealed, media_type, bytes, scanned, sequence, given_at)
       select $1, gen_random_uuid(), $2, $3, '-', 'text/plain', 1, true, 1, now() from generate_series(1, 50)`,
      [world.bari.tenant.id, appointment.id, citizen.id],
    );
    expect(codeOf(await give(citizen, 'a.pdf', PDF))).toBe('TOO_MANY');
  });

  it('stays with the appointment when the room is over: for its citizen and its office, and for nobody else', async () => {
    const { citizen, operator, appointment } = await meeting(world);
    const id = idOf(await give(citizen, 'a.pdf', PDF));
    const invited = await operator.invite('Ada');
    const guest = new Browser(world);
    await guest.enter({ token: invited.url!.split('/').at(-1) });
    expect((await read(id, { 'x-room-seat': guest.seat })).status).toBe(404);
    await operator.admit(guest.id);
    expect((await read(id, { 'x-room-seat': guest.seat })).status).toBe(200);
    await world.database.asSuperuser(
      `update appointment set starts_at = starts_at - interval '5 hours', ends_at = ends_at - interval '5 hours' where id = $1`,
      [appointment.id],
    );

    const keys = world.api.app.get(DataKeys);
    const owner = await aSession(world.database, world.bari.tenant, { keys });
    await world.database.asSuperuser('update appointment set person_id = $2 where id = $1', [appointment.id, owner.personId]);
    const others = await Promise.all([
      aSession(world.database, world.bari.tenant, { keys }),
      aSession(world.database, world.bari.tenant, { keys, roles: ['OPERATOR'], officeIds: [world.bari.otherOffice.id] }),
    ]);
    const other = await world.appointmentIn(5);
    for (const headers of [{ 'x-manage-token': appointment.manageToken }, owner.headers, world.operator.headers]) {
      expect((await read(id, headers)).status).toBe(200);
    }
    const strangers = [{}, { 'x-room-seat': citizen.seat }, { 'x-room-seat': guest.seat }, { 'x-manage-token': other.manageToken }];
    for (const headers of [...strangers, ...others.map((session) => session.headers)]) expect((await read(id, headers)).status).toBe(404);
    expect((await read(id, { 'x-manage-token': appointment.manageToken, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await read(randomUUID(), { 'x-manage-token': appointment.manageToken })).status).toBe(404);

    const QUERY = '{ appointmentByLink(token: "%s") { roomUrl documents { id name } } }';
    const answer = await citizen.ask(QUERY.replace('%s', appointment.manageToken));
    expect(answer).toMatchObject({ documents: [{ id, name: 'a.pdf' }], roomUrl: expect.stringContaining('/stanza/link/') as unknown });
    const RECORD = 'query ($id: ID!) { agendaRecord(id: $id) { documents { id name } } }';
    expect(await operator.ask(RECORD, { id: appointment.id })).toEqual({ documents: [{ id, name: 'a.pdf' }] });

    const DAY_MS = 86_400_000;
    for (const [days, left] of [
      [89, 200],
      [91, 404],
    ] as const) {
      const clock = { now: () => new Date(Date.now() + days * DAY_MS) };
      await new BookingRetention(world.api.app.get(TenantScope), { all: () => Promise.resolve([world.bari.tenant.id]) }, clock).handle();
      expect((await read(id, world.operator.headers)).status).toBe(left);
    }
    expect(await world.database.asSuperuser('select id from stored_content where id = $1', [id])).toEqual([]);
  });
});

it('the scanner was spoken to as its manual says', () => {
  expect(clamd.complaints).toEqual([]);
  expect(clamd.scanned.length).toBeGreaterThan(5);
});
