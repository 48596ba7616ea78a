import { randomUUID } from 'node:crypto';
import type { Pool } from 'undici';
import { persisted } from '../documents.ts';
import type { LoadPlan, Work } from './plan.ts';

/** Does the work once, if there is any left; throws when the answer is not the one expected: a fast refusal is no result. */
export type Once = () => Promise<'done' | 'nothing left'>;

export function workOf({ work, host, cookies = [] }: LoadPlan, pool: Pool): Once {
  let requests = 0;
  const post = (path: string, body: string) => {
    const cookie = cookies[requests++ % cookies.length];
    return send(pool, path, body, cookie === undefined ? { host } : { host, cookie });
  };
  switch (work.kind) {
    case 'same': {
      const body = JSON.stringify(work.body ?? {});
      return async () => {
        await post(work.path, body);
        return 'done';
      };
    }
    case 'in turn': {
      const bodies = work.bodies.map((body) => JSON.stringify(body));
      let count = 0;
      return async () => {
        await post(work.path, bodies[count++ % bodies.length] ?? '');
        return 'done';
      };
    }
    case 'never the same': {
      const { body, path } = work;
      const run = randomUUID();
      let count = 0;
      return async () => {
        count += 1;
        await post(path, JSON.stringify({ ...body, variables: { ...body.variables, unused: `${run} ${count}` } }));
        return 'done';
      };
    }
    case 'booking':
      return booking(work, post);
    case 'login':
      return login(work, host, pool);
  }
}

function booking({ slots, withHold }: Extract<Work, { kind: 'booking' }>, post: (path: string, body: string) => Promise<string>): Once {
  const run = randomUUID();
  let count = 0;
  return async () => {
    const number = count++;
    const slot = slots[number];
    if (!slot) throw new Error('there is no start left to book');
    const { officeId, serviceId, startsAt } = slot;
    const wanted = { officeId, serviceId, startsAt };
    const holdToken = withHold ? await hold(wanted, post) : undefined;
    const answer = await post(
      '/graphql',
      JSON.stringify(persisted('book', { input: { ...wanted, holdToken, ...citizen(`${run}-${number}`) } })),
    );
    if (!answer.includes('"AppointmentBooked"')) throw new Error(`not booked: ${answer.slice(0, 300)}`);
    return 'done';
  };
}

function login({ forms }: Extract<Work, { kind: 'login' }>, host: string, pool: Pool): Once {
  const left = forms.values();
  const headers = { host, 'content-type': 'application/x-www-form-urlencoded', origin: 'null' };
  return async () => {
    const { value: body } = left.next();
    if (body === undefined) return 'nothing left';
    const answer = await pool.request({ method: 'POST', path: '/spid/acs', headers, body });
    const text = await answer.body.text();
    if (answer.statusCode !== 303) throw new Error(`not logged in: ${answer.statusCode} ${text.slice(0, 300)}`);
    return 'done';
  };
}

async function hold(input: object, post: (path: string, body: string) => Promise<string>): Promise<string> {
  const answer = await post('/graphql', JSON.stringify(persisted('hold', { input })));
  const token = /"token":"([^"]+)"/.exec(answer)?.[1];
  if (token === undefined) throw new Error(`not held: ${answer.slice(0, 300)}`);
  return token;
}

function citizen(mailbox: string): object {
  return {
    citizen: {
      givenName: 'Maria Grazia',
      familyName: 'De Nicolò',
      email: `${mailbox}@example.it`,
      telephone: '+39 080 1234567',
      address: { street: 'Via Sparano da Bari 12', postalCode: '70121', city: 'Bari' },
      resident: true,
    },
    reason: 'Rinnovo della carta d’identità in scadenza il mese prossimo.',
    answers: [],
    privacyNoticeRead: true,
  };
}

async function send(pool: Pool, path: string, body: string, who: Readonly<Record<string, string>>): Promise<string> {
  const headers = { ...who, 'content-type': 'application/json', accept: 'application/json', 'accept-language': 'it' };
  const { statusCode, body: answer } = await pool.request({ method: 'POST', path, headers, body });
  const text = await answer.text();
  if (statusCode !== 200 || text.startsWith('{"errors"')) throw new Error(`${statusCode}: ${text.slice(0, 300)}`);
  return text;
}
