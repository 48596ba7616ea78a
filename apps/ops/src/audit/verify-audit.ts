import type { TenantId } from '@casa/contracts';
import { statement, TenantScope } from '@casa/platform/database';
import { chosenTenants, requireChoice } from '../chosen-tenants.js';
import { IdentityOperationsModule } from '../identity-operations.module.js';
import { OperatorError } from '../operator-error.js';
import { inSteps } from '../progress.js';
import { withModule } from '../with-module.js';
import { AuditChain, type ChainHead, type StoredEntry } from './audit-chain.js';

const BATCH = 2000;

const ENTRIES = statement(
  'ops.audit-entries',
  `select a.sequence::text as sequence, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, a.actor_id as "actorId",
          a.person_id as "personId", a.content, a.hash
   from audit_entry a
   where a.tenant_id = $1 and ($2::bigint is null or a.sequence > $2) and a.sequence <= $3
   order by a.sequence
   limit $4`,
);

/** Where the chain ends and what the last entry is, at one moment: entries are added while we read. */
const END = statement(
  'ops.audit-end',
  `select (select row_to_json(h) from (select sequence::text as sequence, encode(hash, 'hex') as hash from audit_head where tenant_id = $1) h) as head,
          (select max(sequence)::text from audit_entry where tenant_id = $1) as last`,
);

interface EndRow {
  readonly head: { readonly sequence: string; readonly hash: string } | null;
  readonly last: string | null;
}

type EntryRow = Omit<StoredEntry, 'sequence'> & { readonly sequence: string };

/** Every municipality is looked at, also when the first has a broken chain. */
export async function verifyAudit(slugs: readonly string[], all: boolean | undefined): Promise<void> {
  requireChoice(slugs, all);
  const problems: string[] = [];
  await withModule(IdentityOperationsModule, async (context) => {
    const scope = context.get(TenantScope);
    const tenants = await chosenTenants(context, slugs, all);
    await inSteps(
      tenants.map(({ id, slug }) => ({
        title: slug,
        run: async (say) => {
          const chain = new AuditChain();
          const problem = await problemOf(chain, scope, id, say);
          if (problem) problems.push(`${slug}: ${problem}`);
          return problem ?? unbroken(chain.end);
        },
      })),
    );
  });
  if (problems.length > 0) throw new OperatorError(['The audit does not hold.', ...problems].join('\n'));
}

/** Follows the chain to where it ended when we began: entries are added while we read. @returns the first thing that is wrong. */
async function problemOf(
  chain: AuditChain,
  scope: TenantScope,
  tenantId: TenantId,
  say: (progress: string) => void,
): Promise<string | undefined> {
  const [end] = await scope.read({ tenantId }, (reader) => reader.rows<EndRow>(END, [tenantId]));
  const head: ChainHead | undefined = end?.head
    ? { sequence: BigInt(end.head.sequence), hash: Buffer.from(end.head.hash, 'hex') }
    : undefined;
  const last = later(head?.sequence, end?.last);
  for (let after: string | null = null, full = true; full;) {
    const rows: EntryRow[] = await scope.read({ tenantId }, (reader) =>
      reader.rows<EntryRow>(ENTRIES, [tenantId, after, String(last), BATCH]),
    );
    for (const row of rows) {
      const problem = chain.follow({ ...row, sequence: BigInt(row.sequence) });
      if (problem) return problem;
    }
    after = rows.at(-1)?.sequence ?? after;
    full = rows.length === BATCH;
    say(`${chain.end.sequence} of ${last}`);
  }
  return chain.close(head);
}

function later(head: bigint | undefined, last: string | null | undefined): bigint {
  const [one, other] = [head ?? 0n, BigInt(last ?? 0)];
  return one > other ? one : other;
}

/** The hash may be noted elsewhere: it is what tells when somebody has made the whole chain anew. */
function unbroken({ sequence, hash }: ChainHead): string {
  return sequence === 0n ? 'no entries' : `${sequence} entries, unbroken up to ${hash.toString('hex')}`;
}
