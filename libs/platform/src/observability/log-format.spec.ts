import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { logFormat } from './log-format.js';

function written(write: (logger: pino.Logger) => void): string {
  let text = '';
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString();
      done();
    },
  });
  write(pino(logFormat('info'), destination));
  return text;
}

describe('logFormat', () => {
  it('writes the level by name and nothing of the machine', () => {
    const line = JSON.parse(written((logger) => logger.info({ jobs: 3 }, 'done'))) as Record<string, unknown>;
    expect(Object.keys(line).sort()).toEqual(['jobs', 'level', 'msg', 'time']);
    expect(line).toMatchObject({ level: 'info', jobs: 3, msg: 'done' });
  });

  it.each([
    ['at the top', { email: 'maria@example.it' }],
    ['in an object', { citizen: { Email: 'maria@example.it' } }],
    ['deep inside a list', { a: { b: [{ c: { email: 'maria@example.it' } }] } }],
    ['in a request handed over whole', { req: { url: '/prenotazioni/maria@example.it', headers: { cookie: 'maria@example.it' } } }],
    [
      'in a database error',
      { err: Object.assign(new Error('duplicate key (maria@example.it)'), { code: '23505', detail: 'maria@example.it' }) },
    ],
  ])('removes personal data %s', (_where, line) => {
    expect(written((logger) => logger.info(line))).not.toContain('maria@example.it');
  });

  it('says what kind of error it was and where', () => {
    const error = Object.assign(new Error('duplicate key'), { code: '23505' });
    const line = JSON.parse(written((logger) => logger.error({ err: error }))) as { err: Record<string, string> };
    expect(line.err).toMatchObject({ type: 'Error', code: '23505', message: 'database error 23505' });
    expect(line.err['stack']).toContain('log-format.spec');
  });
});
