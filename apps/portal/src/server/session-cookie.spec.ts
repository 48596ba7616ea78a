import { describe, expect, it } from 'vitest';
import { sessionCookie } from './session-cookie.js';

describe('the session’s cookie', () => {
  it.each([
    ['http', 'casa_hold=1; casa_session=abc; other=2', 'casa_session=abc'],
    ['https', 'casa_session=stolen; __Host-casa_session=abc', '__Host-casa_session=abc'],
    ['http', '__Host-casa_session=abc', undefined],
    ['https', 'casa_session=abc', undefined],
    ['http', 'casa_session=', undefined],
    ['http', 'xcasa_session=abc', undefined],
    ['http', undefined, undefined],
  ] as const)('on %s of «%s» is %s', (protocol, cookie, expected) => {
    expect(sessionCookie({ protocol, headers: cookie === undefined ? {} : { cookie } })).toBe(expected);
  });
});
