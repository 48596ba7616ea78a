import { SPID_ERRORS, STATUS } from '@casa/demo-idp';
import { refused, type Variation } from './variation.js';

/** An identity provider that says no, as it does in reality: without a signature. The courtesy page is the service provider's. */
export const ERROR_VARIATIONS: readonly Variation[] = [
  ...SPID_ERRORS.map(({ code, status }) => refused(`error ${code}`, { status, sign: 'none' })),
  refused('error 25, signed', {
    status: { code: STATUS.responder, subCode: STATUS.authnFailed, message: 'ErrorCode nr25' },
    sign: 'response',
  }),
  refused('an error without a number', { status: { code: STATUS.responder }, sign: 'none' }),
  refused('an error with an unknown number', { status: { code: STATUS.responder, message: 'ErrorCode nr99' }, sign: 'none' }),
  refused('an error with markup in its text', {
    status: { code: STATUS.responder, message: 'ErrorCode nr25<script>alert(1)</script>' },
    sign: 'none',
  }),
];
