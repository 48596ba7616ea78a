import { expect, it } from 'vitest';
import { SpanFilter } from './span-filter.js';

it('leaves in a span only what may be said of a request', () => {
  const span = {
    attributes: { 'http.request.method': 'GET', 'url.path': '/gestione', 'url.query': 'token=sesamo', 'client.address': '203.0.113.7' },
    events: [{ name: 'exception', attributes: { 'exception.message': 'maria@example.it' } }],
    status: { code: 2, message: 'invalid input syntax: "maria@example.it"' },
  };
  new SpanFilter().onEnd(span);
  expect(span).toEqual({ attributes: { 'http.request.method': 'GET' }, events: [], status: { code: 2 } });
});
