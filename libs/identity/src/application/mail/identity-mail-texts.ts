import type { DelegationChangedEvent } from '@casa/contracts';
import type { GivenRole } from '@casa/platform/authz';
import type { DelegationKind } from '../../domain/delegation.js';

type DelegationChange = DelegationChangedEvent['change'];

/** One of the two whom a delegation is between. */
export type DelegationSide = 'delegate' | 'represented';

/** The words of identity's letters in one language. */
export interface IdentityMailTexts {
  readonly contact: {
    readonly subject: string;
    readonly opening: string;
    readonly email: string;
    readonly confirm: (hours: number) => string;
    readonly action: string;
    readonly warning: string;
    readonly notYou: string;
    /** What the data are used for. */
    readonly privacy: string;
  };
  readonly invitation: {
    readonly subject: (municipality: string) => string;
    readonly opening: (inviter: string | undefined) => string;
    readonly labels: { readonly role: string; readonly offices: string; readonly validUntil: string; readonly agreement: string };
    readonly roles: Readonly<Record<GivenRole, string>>;
    /** 0: every office. */
    readonly offices: (count: number) => string;
    readonly forever: string;
    readonly accept: (until: string) => string;
    readonly action: string;
    readonly warning: string;
    readonly notYou: string;
    readonly privacy: string;
  };
  readonly delegation: {
    readonly subjects: Readonly<Record<DelegationChange, string>>;
    /** To who acts and to who is represented. @param other the other one, by name when it is one. */
    readonly openings: Readonly<Record<DelegationSide, Readonly<Record<DelegationChange, (other: string | undefined) => string>>>>;
    readonly labels: { readonly kind: string; readonly validUntil: string; readonly reason: string };
    readonly kinds: Readonly<Record<DelegationKind, string>>;
    readonly see: string;
    readonly action: string;
    readonly warning: string;
    readonly notYou: string;
    readonly privacy: string;
  };
  readonly noReply: (municipality: string) => string;
}
