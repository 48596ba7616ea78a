import type { Federation, Level, ResponsePlan, ServiceProvider } from '@casa/demo-idp';
import { answer, type PostedForm } from './answer.js';
import type { ReceivedRequest } from './received-request.js';

/** One way to answer, and whether a service provider may believe it. */
export interface Variation {
  readonly name: string;
  readonly expected: 'accepted' | 'refused';
  /** Where the rule holds. */
  readonly federations: readonly Federation[];
  /** The level the request must have asked for; any when absent. */
  readonly level?: Level;
  make(request: ReceivedRequest, sp: ServiceProvider): PostedForm;
  /** When present, what `make` gave is accepted first, and the verdict is about what this gives then, in a browser of its own. */
  again?(first: PostedForm, request: ReceivedRequest, sp: ServiceProvider): PostedForm;
}

export type Limits = Partial<Pick<Variation, 'federations' | 'level'>>;

/** What becomes of the honest answer. */
export type Altered = Partial<ResponsePlan> | ((request: ReceivedRequest, sp: ServiceProvider) => Partial<ResponsePlan>);

export const EVERYWHERE: readonly Federation[] = ['spid', 'cie', 'staff'];
/** Rules of SPID and CIE that other identity providers need not know. */
export const NATIONAL: Limits = { federations: ['spid', 'cie'] };
export const SPID_ONLY: Limits = { federations: ['spid'] };
export const CIE_ONLY: Limits = { federations: ['cie'] };

export function refused(name: string, altered: Altered, limits: Limits = {}): Variation {
  return variation(name, 'refused', altered, limits);
}

export function accepted(name: string, altered: Altered, limits: Limits = {}): Variation {
  return variation(name, 'accepted', altered, limits);
}

function variation(name: string, expected: Variation['expected'], altered: Altered, limits: Limits): Variation {
  return {
    name,
    expected,
    federations: EVERYWHERE,
    ...limits,
    make: (request, sp) => answer(request, sp, typeof altered === 'function' ? altered(request, sp) : altered),
  };
}
