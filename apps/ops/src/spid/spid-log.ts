import { ForgetIdentity, type LoggedExchange, LoginLog, type LoginSearch } from '@casa/identity';
import { chosenTenants } from '../chosen-tenants.js';
import { IdentityOperationsModule } from '../identity-operations.module.js';
import { OperatorError } from '../operator-error.js';
import { operatorName } from '../operator-name.js';
import { inSteps } from '../progress.js';
import { withModule } from '../with-module.js';

const MOST = 1000;
/** Without an offset it would be another moment on another machine. */
const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** The options as they were typed. */
export interface LogOptions extends Omit<LoginSearch, 'from' | 'to'> {
  readonly from?: string;
  readonly to?: string;
  readonly messages?: boolean;
}

export async function searchLoginLog(slug: string, { messages = false, from, to, ...search }: LogOptions): Promise<void> {
  const wanted = { ...search, from: instant('--from', from), to: instant('--to', to) };
  await withModule(IdentityOperationsModule, async (context) => {
    const [tenant] = await chosenTenants(context, [slug], false);
    if (!tenant) return;
    const by = `casa spid log${messages ? ' --messages' : ''}, ${operatorName()}`;
    const found = await context.get(LoginLog).search(tenant.id, wanted, { limit: MOST, messages, by });
    for (const exchange of found) console.log(described(exchange));
    const count = found.length === 1 ? '1 login' : `${found.length} logins`;
    console.log(found.length === MOST ? `${count}, and perhaps more: narrow the search` : count);
  });
}

export async function pruneLoginLog(): Promise<void> {
  await withModule(IdentityOperationsModule, async (context) => {
    const forget = context.get(ForgetIdentity);
    const tenants = await chosenTenants(context, [], true);
    await inSteps(tenants.map(({ id, slug }) => ({ title: slug, run: async () => `${await forget.logins(id)} deleted` })));
  });
}

function instant(option: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const date = new Date(text);
  if (!INSTANT.test(text) || Number.isNaN(date.getTime())) {
    throw new OperatorError(
      `${option} must be a day or an instant with its offset: 2026-11-01 (from midnight UTC) or 2026-11-01T08:00:00+01:00.`,
    );
  }
  return date;
}

function described({ messages, ...exchange }: LoggedExchange): string {
  const { requestedAt, federation, issuer, requestId, respondedAt, outcome, responseId, assertionId, nameQualifier } = exchange;
  const parts = {
    ...{ federation, issuer, request: requestId },
    ...{ answered: respondedAt?.toISOString(), outcome, response: responseId, assertion: assertionId, nameQualifier },
  };
  const line = Object.entries(parts).flatMap(([name, value]) => (value == null ? [] : [`${name}=${value}`]));
  const xml = messages ? [messages.request, messages.response ?? '(no answer)'] : [];
  return [`${requestedAt.toISOString()}  ${line.join('  ')}`, ...xml].join('\n');
}
