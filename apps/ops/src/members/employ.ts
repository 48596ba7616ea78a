import { InviteMember, type InviteRefusal } from '@casa/identity';
import type { Language } from '@casa/kernel';
import type { GivenRole } from '@casa/platform/authz';
import { isMailAddress } from '@casa/platform/mail';
import { chosenTenants } from '../chosen-tenants.js';
import { MemberOperationsModule } from '../member-operations.module.js';
import { OperatorError } from '../operator-error.js';
import { operatorName } from '../operator-name.js';
import { withModule } from '../with-module.js';

/** As the portal's form takes a name. */
const NAME = /^[\p{L}\p{M}'’`. -]{1,80}$/u;

/** The options as they were typed. */
export interface EmployOptions {
  readonly role: GivenRole;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
}

/** Asks somebody by mail to work at a municipality; they take it up when they are logged in. */
export async function employ(slug: string, { role, language, ...typed }: EmployOptions): Promise<void> {
  const [name, email] = [typed.name.trim(), typed.email.trim()];
  if (!isMailAddress(email)) throw new OperatorError('--email must be an address that mail can be sent to.');
  if (!NAME.test(name)) throw new OperatorError('--name must be given name and surname.');
  await withModule(MemberOperationsModule, async (context) => {
    const [tenant] = await chosenTenants(context, [slug], false);
    if (!tenant) return;
    const by = `casa member employ, ${operatorName()}`;
    const wanted = { role, name, email, offices: [], validUntil: null, loan: null };
    const outcome = await context.get(InviteMember).asOperator(tenant, by, wanted, language);
    if (!outcome.ok) throw new OperatorError(told(slug, role, outcome.refusal));
    console.log(`the invitation goes to ${email}: it is to be taken up within 14 days, after a login with SPID or CIE`);
  });
}

function told(slug: string, role: GivenRole, { code }: InviteRefusal): string {
  if (code === 'ALREADY_MEMBER') return `Somebody with this address is ${role} at ${slug} already.`;
  return `Nobody can be ${role} at ${slug}.`;
}
