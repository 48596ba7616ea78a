import type { GivenRole } from '@casa/platform/authz';

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
    readonly labels: { readonly role: string; readonly offices: string; readonly validUntil: string };
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
  readonly noReply: (municipality: string) => string;
}
